import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { createControl } from "@callsheet/sandbox/control";
import { type Postgres, startPostgres } from "../../sandbox/postgres.ts";
import { type SandboxProcess, startProcess } from "../../sandbox/sandbox-process.ts";
import { fixture, type Report, type Tally } from "./tally.ts";

type Run = (rounds: number, tally: Tally) => Promise<Report>;

const random = (least: number, most: number) => least + Math.random() * (most - least);

/** What happens to sandboxes that share a PostgreSQL. */
export async function postgresRounds(): Promise<Run[]> {
  return [
    run("PostgreSQL, two processes, pauses and kills", pausesAndKills),
    run("PostgreSQL, a server that hangs", hangs),
    run("PostgreSQL, connections that are cut", cuts),
    run("PostgreSQL, a world that is locked", locks),
    run("PostgreSQL, no connection to spare", exhaustion),
    run("PostgreSQL, clocks an hour apart", skewedClocks),
  ];
}

interface Scene {
  readonly postgres: Postgres;
  readonly sandboxes: SandboxProcess[];
  start(env?: Record<string, string>): Promise<SandboxProcess>;
}

type Trouble = (scene: Scene, round: number) => Promise<void>;

function run(name: string, trouble: Trouble): Run {
  return async (rounds, tally) => {
    const postgres = startPostgres({ settings: ["max_connections=30"] });
    const scene: Scene = {
      postgres,
      sandboxes: [],
      start: (env) =>
        startProcess(["--store", postgres.url, "--store-timeout", "1500", "--pool", "6"], {
          ...(env && { env }),
        }),
    };
    try {
      scene.sandboxes.push(...(await Promise.all([scene.start(), scene.start()])));
      await createControl({ url: scene.sandboxes[0]?.url ?? "" }).load(fixture as never);
      for (let round = 0; round < rounds; round++) {
        const urls = scene.sandboxes.map(({ url }) => url);
        await tally.load(urls, () => trouble(scene, round));
      }
      await tally.verify(scene.sandboxes[0]?.url ?? "");
      return tally.report(name);
    } finally {
      signalAll(postgres, "SIGCONT");
      await Promise.all(scene.sandboxes.map((it) => it.end("SIGKILL")));
      postgres.stop();
    }
  };
}

function signalAll({ pid }: Postgres, signal: NodeJS.Signals): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  for (const it of [pid, ...children.filter(Boolean).map(Number)]) {
    try {
      process.kill(it, signal);
    } catch {
      // It has already ended.
    }
  }
}

const pausesAndKills: Trouble = async ({ sandboxes, start }, round) => {
  const victim = round % 2;
  await wait(random(50, 150));
  sandboxes[victim]?.child.kill("SIGSTOP");
  await wait(random(50, 400));
  sandboxes[victim]?.child.kill("SIGCONT");
  await wait(random(20, 100));
  await sandboxes[victim]?.end("SIGKILL");
  sandboxes[victim] = await start();
};

const hangs: Trouble = async ({ postgres }) => {
  await wait(random(50, 150));
  signalAll(postgres, "SIGSTOP");
  await wait(random(100, 2500));
  signalAll(postgres, "SIGCONT");
  await wait(random(50, 150));
};

const cuts: Trouble = async ({ postgres }) => {
  await wait(random(50, 150));
  const session = await postgres.session(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  await session.end();
  await wait(random(50, 150));
};

const locks: Trouble = async ({ postgres }) => {
  await wait(random(50, 150));
  const session = await postgres.session("begin; select id from worlds where id = 'default' for update");
  await wait(random(100, 3000));
  await session.end();
  await wait(random(50, 150));
};

const exhaustion: Trouble = async ({ postgres, sandboxes, start }, round) => {
  const sessions = await Promise.allSettled(Array.from({ length: 30 }, () => postgres.session("select 1")));
  await sandboxes[round % 2]?.end("SIGKILL");
  const next = start();
  await wait(random(100, 500));
  await Promise.all(sessions.map((it) => (it.status === "fulfilled" ? it.value.end() : undefined)));
  sandboxes[round % 2] = await next;
  await wait(random(50, 150));
};

const skewedClocks: Trouble = async ({ sandboxes, start }, round) => {
  await wait(random(50, 200));
  if (spawnSync("faketime", ["--version"]).error) return;
  await sandboxes[1]?.end("SIGKILL");
  sandboxes[1] = await start({
    LD_PRELOAD: "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    FAKETIME: round % 2 === 0 ? "+3600" : "-3600",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  });
};
