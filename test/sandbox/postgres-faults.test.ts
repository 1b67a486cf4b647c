import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { createSandbox } from "@callsheet/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { callsOf, ready } from "./call.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";
import { createStream, type SandboxProcess, startProcess } from "./sandbox-process.ts";

const studioId = "us-west-2-6Xb1Qm0PzT";

/** Stops or resumes a whole server: its accepted connections stay open and silent. */
function signalAll({ pid }: Postgres, signal: NodeJS.Signals): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  for (const it of [pid, ...children.filter(Boolean).map(Number)]) process.kill(it, signal);
}

describe.skipIf(noPostgres)(`PostgreSQL in trouble${noPostgres ? ` (${noPostgres})` : ""}`, () => {
  let postgres: Postgres;
  const running: SandboxProcess[] = [];
  const start = async (...args: string[]) => {
    const sandbox = await startProcess(["--store", postgres.url, "--store-timeout", "1000", ...args]);
    running.push(sandbox);
    return sandbox;
  };
  beforeAll(() => {
    // Three of them are reserved for the superuser, which is who we are.
    postgres = startPostgres({ settings: ["max_connections=12"] });
  }, 60_000);
  afterEach(async () => {
    signalAll(postgres, "SIGCONT");
    await Promise.all(running.splice(0).map((it) => it.end("SIGKILL")));
  });
  afterAll(() => postgres.stop());

  test("that hangs: calls get 503, the process is alive, is not ready, and exits when told to", async () => {
    const { url, control, end } = await start();
    expect((await createStream(url, studioId, ready, "before")).status).toBe(200);
    expect((await fetch(`${url}/_sandbox/ready`)).status).toBe(200);
    signalAll(postgres, "SIGSTOP");
    let answered = 0;
    const calls = Array.from({ length: 20 }, (_, i) =>
      createStream(url, studioId, ready, `hung-${i}`).finally(() => answered++),
    );
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(answered).toBe(0);
    const probe = await fetch(`${url}/_sandbox/ready`);
    expect([probe.status, probe.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(20).fill(503));
    await expect(control.state()).rejects.toMatchObject({ status: 503 });
    signalAll(postgres, "SIGCONT");
    const again = Array.from({ length: 20 }, (_, i) => createStream(url, studioId, ready, `hung-${i}`));
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await control.session(studioId, ready))?.streams).toHaveLength(21);
    signalAll(postgres, "SIGSTOP");
    const left = createStream(url, studioId, ready, "left").catch(() => undefined);
    await wait(50);
    expect(await end("SIGTERM")).toBe(0);
    await left;
  }, 40_000);

  test("with a world that another process has locked: its calls get 503, those of other worlds do not", async () => {
    const sandbox = await createSandbox({
      store: postgres.url,
      postgres: { connections: 3, lockTimeout: 1000 },
    });
    const [locked, free] = ["locked", "free"].map((it) => callsOf(sandbox, { "x-callsheet-world": it }));
    await locked?.create(ready);
    await free?.create(ready);
    const other = await postgres.session("begin; select id from worlds where id = 'locked' for update");
    let answered = 0;
    const waiting = Array.from({ length: 100 }, () => locked?.create(ready).finally(() => answered++));
    for (let i = 0; i < 20; i++) expect((await free?.create(ready))?.status).toBe(200);
    expect(answered).toBe(0);
    const statuses = (await Promise.all(waiting)).map((it) => it?.status);
    expect(statuses.filter((it) => it !== 503)).toEqual([]);
    await other.end();
    expect((await locked?.create(ready))?.status).toBe(200);
    await sandbox.close();
  }, 30_000);

  test("without a connection to spare is waited for", async () => {
    const others = await Promise.all(Array.from({ length: 12 }, () => postgres.session("select 1")));
    setTimeout(() => void Promise.all(others.map((it) => it.end())), 300);
    const began = performance.now();
    const { url } = await start("--store-timeout", "5000");
    expect(performance.now() - began).toBeGreaterThan(300);
    expect((await createStream(url, studioId, ready, "waited")).status).toBe(200);
  }, 30_000);
});
