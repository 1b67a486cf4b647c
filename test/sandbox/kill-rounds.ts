import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createStream, type SandboxProcess, startProcess, startSession } from "./sandbox-process.ts";

/** The result of {@link runKillRounds}. */
export interface KillReport {
  readonly rounds: number;
  /** Calls that were answered before a kill. */
  readonly acknowledged: number;
  /** Calls that a kill left without an answer. */
  readonly unanswered: number;
  /** How long each start after a kill took, in milliseconds, shortest first. */
  readonly starts: readonly number[];
}

const studioId = "studio";
const ready = "ready";
const startSeconds = 0.3;

interface Round {
  /** Stream ids by token, of answered calls. */
  readonly acknowledged: Map<string, string>;
  readonly unanswered: string[];
  /** The session whose start was answered just before the kill. */
  readonly started: string;
}

/**
 * Repeatedly kills a sandbox on a file in the middle of its work, and asserts after each restart that
 * everything it acknowledged exists, once, and that a session that was starting becomes ready.
 *
 * @param folder Where the store is created.
 */
export async function runKillRounds(rounds: number, folder: string): Promise<KillReport> {
  const args = ["--store", join(folder, "store.db"), "--fixture", writeFixture(rounds, folder)];
  let sandbox = await startProcess(args);
  const starts: number[] = [];
  const report = { rounds, acknowledged: 0, unanswered: 0 };
  let made = 0;
  try {
    for (let number = 0; number < rounds; number++) {
      const round = await killInMidLoad(sandbox, number);
      sandbox = await startProcess(args);
      made += await verify(sandbox, round);
      report.acknowledged += round.acknowledged.size;
      report.unanswered += round.unanswered.length;
      starts.push(sandbox.readyAfter);
      const { streamingSessions } = await sandbox.control.state({
        studioId,
        sessionId: ready,
        limit: 999_999,
      });
      assert.equal(
        streamingSessions[0]?.streams.length,
        made,
        "as many streams as tokens, none twice and none half",
      );
    }
  } finally {
    await sandbox.end("SIGTERM");
  }
  return { ...report, starts: starts.toSorted((a, b) => a - b) };
}

function writeFixture(rounds: number, folder: string): string {
  const starters = Array.from({ length: rounds }, (_, number) => ({ sessionId: `stopped-${number}` }));
  const sessions = [{ sessionId: ready, state: "READY" }, ...starters];
  const file = join(folder, "world.json");
  writeFileSync(file, JSON.stringify({ settings: { startSeconds }, studios: [{ studioId, sessions }] }));
  return file;
}

async function killInMidLoad(sandbox: SandboxProcess, number: number): Promise<Round> {
  const acknowledged = new Map<string, string>();
  const unanswered: string[] = [];
  let killed = false;
  const work = async (worker: number) => {
    for (let i = 0; !killed; i++) {
      const token = `${number}-${worker}-${i}`;
      try {
        const { status, streamId } = await createStream(sandbox.url, studioId, ready, token);
        assert.equal(status, 200);
        acknowledged.set(token, String(streamId));
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        unanswered.push(token);
      }
    }
  };
  const workers = Array.from({ length: 8 }, (_, worker) => work(worker));
  await wait(20 + Math.random() * 120);
  const started = `stopped-${number}`;
  assert.equal((await startSession(sandbox.url, studioId, started, "start")).status, 200);
  await wait(Math.random() * 5);
  const ended = sandbox.end("SIGKILL");
  await ended;
  killed = true;
  await Promise.all(workers);
  return { acknowledged, unanswered, started };
}

/** Repeats every call of a round, by its token; returns how many streams there must be for them. */
async function verify(
  { url, control }: SandboxProcess,
  { acknowledged, unanswered, started }: Round,
): Promise<number> {
  for (const [token, before] of acknowledged) {
    const { status, streamId } = await createStream(url, studioId, ready, token);
    assert.deepEqual([status, streamId], [200, before], `the acknowledged call ${token} is there`);
  }
  for (const token of unanswered) assert.equal((await createStream(url, studioId, ready, token)).status, 200);
  const deadline = Date.now() + 5000;
  for (;;) {
    const state = (await control.session(studioId, started))?.state;
    if (state === "READY") break;
    assert.equal(state, "START_IN_PROGRESS");
    assert.ok(Date.now() < deadline, `${started} becomes ready`);
    await wait(20);
  }
  return acknowledged.size + unanswered.length;
}
