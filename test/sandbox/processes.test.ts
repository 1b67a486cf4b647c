import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runKillRounds } from "./kill-rounds.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";
import {
  createStream,
  type SandboxExit,
  type SandboxProcess,
  signature,
  startProcess,
  startSession,
} from "./sandbox-process.ts";

const studioId = "us-west-2-6Xb1Qm0PzT";
const stopped = "3kQpVx9TdRmZ2uYw8sLbNa";
const ready = "Rk7eWm2TzQx9LpVb4NcYdF";

let folder: string;
const running: SandboxProcess[] = [];
const start = async (...args: Parameters<typeof startProcess>) => {
  const sandbox = await startProcess(...args);
  running.push(sandbox);
  return sandbox;
};
const refusal = (...args: Parameters<typeof startProcess>) =>
  start(...args).then(
    () => expect.unreachable("it started"),
    (error: SandboxExit) => error,
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callsheet-process-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((it) => it.end("SIGKILL")));
  rmSync(folder, { recursive: true });
});

/** Mounts a small in-memory file system; undefined where that is not allowed. */
function mountSmall(): { path: string; readOnly(): void; unmount(): void } | undefined {
  const path = join(folder, "small");
  mkdirSync(path);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", path]).status !== 0) return undefined;
  return {
    path,
    readOnly: () => void execFileSync("mount", ["-o", "remount,ro", path]),
    unmount: () => void execFileSync("umount", ["-l", path]),
  };
}

describe("without options", () => {
  const count = async ({ control }: SandboxProcess) =>
    (await control.session(studioId, ready))?.streams.length;

  test("state is in a file of the working folder, survives kill -9 and is not committed", async () => {
    const first = await start([], { cwd: folder });
    await createStream(first.url, studioId, ready, "a");
    await first.end("SIGKILL");
    const second = await start([], { cwd: folder });
    expect(await count(second)).toBe(1);
    expect(readFileSync(join(folder, ".callsheet", ".gitignore"), "utf8")).toBe("*\n");
    expect(existsSync(join(folder, ".callsheet", "sandbox.db"))).toBe(true);
  });

  test("a second one in the same folder says what to do and exits", async () => {
    await start([], { cwd: folder });
    const { code, stderr } = await refusal([], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^callsheet-sandbox: The store \S*sandbox\.db is in use by another process: .*\n$/,
    );
    expect(await count(await start(["--store", ":memory:"], { cwd: folder }))).toBe(0);
  });

  test("--reset starts over", async () => {
    const first = await start([], { cwd: folder });
    await createStream(first.url, studioId, ready, "a");
    await first.control.settings.change({ createSeconds: 9 });
    expect(await first.control.worlds()).toEqual(["default"]);
    await first.end("SIGTERM");
    const second = await start(["--reset"], { cwd: folder });
    expect(await second.control.worlds()).toEqual([]);
    expect(await count(second)).toBe(0);
    expect(await second.control.settings.read()).toMatchObject({ createSeconds: 2 });
  });

  test("unsigned calls are refused, as at AWS; --auth off accepts them", async () => {
    const args = ["--store", ":memory:"];
    const call = ({ url }: SandboxProcess) =>
      fetch(`${url}/GetStage`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd" }),
      });
    const refused = await call(await start(args));
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
    expect((await call(await start([...args, "--auth", "off"]))).status).toBe(200);
  });

  test("an unwritable working folder is reported in one line", async () => {
    writeFileSync(join(folder, ".callsheet"), "");
    const { code, stderr } = await refusal([], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^callsheet-sandbox: The folder \.callsheet cannot be created here \(E\w+\): .*--store.*\n$/,
    );
  });
});

describe("a store in a file", () => {
  test("loses nothing to kill -9 under load", async () => {
    const { acknowledged } = await runKillRounds(3, folder);
    expect(acknowledged).toBeGreaterThan(0);
  }, 60_000);

  test("is for one process at a time: the second says so and exits", async () => {
    const store = join(folder, "store.db");
    await start(["--store", store]);
    const { code, stderr } = await refusal(["--store", store]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^callsheet-sandbox: The store .*store\.db is in use by another process: .*\n$/);
  });

  test("that is not a store is refused in one line and left unchanged", async () => {
    const store = join(folder, "store.db");
    writeFileSync(store, "not a database, but some text that somebody may need again".repeat(20));
    const { code, stderr } = await refusal(["--store", store]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^callsheet-sandbox: The store .* is damaged \(not an SQLite file\): .*\n$/);
  });

  test("that cannot be written is refused in one line", async (context) => {
    const store = join(folder, "store.db");
    const small = process.getuid?.() === 0 ? mountSmall() : undefined;
    if (process.getuid?.() === 0 && !small)
      return context.skip("root can write everywhere, and may not mount here");
    const path = small ? join(small.path, "store.db") : store;
    const first = await start(["--store", path]);
    await createStream(first.url, studioId, ready, "a");
    await first.end("SIGTERM");
    if (small) small.readOnly();
    else {
      chmodSync(path, 0o444);
      chmodSync(folder, 0o555);
    }
    const { code, stderr } = await refusal(["--store", path]);
    small?.unmount();
    chmodSync(folder, 0o755);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^callsheet-sandbox: The store .* cannot be (written|opened): .*\n$/);
  });

  test("on a full disk refuses changes, still reads, loses nothing, and continues when there is space", async (context) => {
    const small = mountSmall();
    if (!small) return context.skip("mounting a small file system is not allowed here");
    try {
      const filler = join(small.path, "filler");
      writeFileSync(filler, Buffer.alloc(400_000));
      const log = openSync(join(small.path, "log"), "w");
      const { url, control } = await start(["--store", join(small.path, "store.db")], { log });
      const made = new Map<string, string | undefined>();
      let refused = 0;
      for (let i = 0; i < 3000 && refused < 200; i++) {
        const { status, streamId } = await createStream(url, studioId, ready, `token-${i}`);
        if (status === 200) made.set(`token-${i}`, streamId);
        else refused++;
        if (status !== 200) expect(status).toBe(503);
      }
      expect(refused).toBe(200);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(made.size);
      // Earlier answers can be repeated without writing.
      for (const [token, streamId] of [...made].slice(-20))
        expect(await createStream(url, studioId, ready, token)).toEqual({ status: 200, streamId });
      const said = readFileSync(join(small.path, "log"), "utf8").split("\n").filter(Boolean);
      expect(said.length).toBeLessThanOrEqual(10);
      rmSync(filler);
      expect((await createStream(url, studioId, ready, "after")).status).toBe(200);
      for (const [token, streamId] of [...made].slice(-20)) {
        expect(await createStream(url, studioId, ready, token)).toEqual({ status: 200, streamId });
      }
      expect((await control.session(studioId, ready))?.streams).toHaveLength(made.size + 1);
    } finally {
      await Promise.all(running.splice(0).map((it) => it.end("SIGKILL")));
      small.unmount();
    }
  }, 30_000);
});

test("SIGTERM lets 50 running calls finish, accepts no new ones and exits with 0", async () => {
  const { url, control, end } = await start(["--store", join(folder, "store.db")]);
  await control.faults.add({ latency: 300, times: 50 });
  const calls = Array.from({ length: 50 }, (_, i) => createStream(url, studioId, ready, `token-${i}`));
  await wait(150);
  const ended = end("SIGTERM");
  await wait(50);
  await expect(createStream(url, studioId, ready, "late")).rejects.toThrow();
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(await ended).toBe(0);
});

test("SIGTERM does not wait for latency that nobody waits for", async () => {
  const { url, control, end } = await start(["--store", ":memory:"]);
  await control.faults.add({ latency: 600_000 });
  const path = `/2020-08-01/studios/${studioId}/streaming-sessions/${ready}/streams`;
  const headers = { "content-type": "application/json", "x-amz-client-token": "given-up", ...signature };
  await expect(
    fetch(url + path, { method: "POST", signal: AbortSignal.timeout(200), headers, body: "{}" }),
  ).rejects.toThrow();
  expect(await end("SIGTERM")).toBe(0);
});

test("a session caught in START_IN_PROGRESS becomes READY after a restart", async () => {
  const args = ["--store", join(folder, "store.db")];
  const first = await start(args);
  await first.control.clock.freeze();
  expect((await startSession(first.url, studioId, stopped, "a")).status).toBe(200);
  await first.end("SIGKILL");
  const { control } = await start(args);
  expect(await control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
  await control.clock.advance("PT5S");
  expect(await control.session(studioId, stopped)).toMatchObject({ state: "READY" });
});

describe("an invalid command line is answered in one line", () => {
  test.each([
    [["--speed", "fast"], /--speed takes a number/],
    [["--fixture", "/no/such.yaml"], /\/no\/such\.yaml: cannot be read \(ENOENT\)/],
    [["--nonsense"], /Unknown option '--nonsense'/],
    [["--port", "-1"], /--port takes a number from 0 to 65535, not "-1"/],
    [["--store", tmpdir()], /The store \S+ is a folder/],
    [
      ["--store", "postgres://me:secret@127.0.0.1:1/x"],
      /The store postgres:\/\/127\.0\.0\.1:1\/x cannot be used/,
    ],
  ])("%j", async (args, message) => {
    const { code, stderr } = await refusal(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain("secret");
  });
});

describe("on another address than this machine's", () => {
  test("the control API is off without a key", async () => {
    const { control } = await start(["--host", "0.0.0.0", "--store", ":memory:"]);
    await expect(control.reset()).rejects.toMatchObject({ status: 403 });
  });
});

describe.skipIf(noPostgres)(
  `several processes on one PostgreSQL${noPostgres ? ` (${noPostgres})` : ""}`,
  () => {
    let postgres: Postgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    test("act once for a token, and lose nothing when one of them is killed", async () => {
      const env = { DATABASE_URL: postgres.url };
      const [one, two] = await Promise.all([start([], { env }), start([], { env })]);
      const answered = new Map<string, string | undefined>();
      const note = (token: string, streamId: string | undefined) => {
        if (answered.has(token)) expect(streamId).toBe(answered.get(token));
        answered.set(token, streamId);
      };
      const tokens = Array.from({ length: 120 }, (_, i) => `token-${i}`);
      const send = async ({ url }: SandboxProcess) => {
        for (const token of tokens) {
          const answer = await createStream(url, studioId, ready, token).catch(() => undefined);
          if (answer?.status === 200) note(token, answer.streamId);
        }
      };
      const killed = wait(150).then(() => one.end("SIGKILL"));
      await Promise.all([send(one), send(two), send(one), send(two)]);
      await killed;
      for (const token of tokens) note(token, (await createStream(two.url, studioId, ready, token)).streamId);
      expect((await two.control.session(studioId, ready))?.streams).toHaveLength(tokens.length);
      const third = await start([], { env });
      for (const token of tokens)
        note(token, (await createStream(third.url, studioId, ready, token)).streamId);
    }, 30_000);

    test("start a session once among them", async () => {
      const env = { DATABASE_URL: postgres.url };
      const processes = await Promise.all([start([], { env }), start([], { env })]);
      const calls = Array.from({ length: 40 }, (_, i) =>
        startSession(processes[i % 2]?.url ?? "", studioId, stopped, `start-${i}`),
      );
      const statuses = (await Promise.all(calls)).map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, ...Array(39).fill(409)]);
    }, 30_000);
  },
);
