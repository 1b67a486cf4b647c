import { execFileSync } from "node:child_process";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startSandbox } from "./sandbox-process.ts";

/** The sandbox's processes that this process has started. */
function children(): number[] {
  const list = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" });
  return list
    .split("\n")
    .map((line) => line.trim().split(/\s+/, 2).concat(line))
    .filter(([, parent, line]) => parent === String(process.pid) && line?.includes("sandbox/src/bin.js"))
    .map(([pid]) => Number(pid));
}

describe("the sandbox of npm start", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  test("is restarted when its process dies, but not repeatedly", async () => {
    vi.stubEnv("DATABASE_URL", ":memory:");
    const said: string[] = [];
    vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
    const sandbox = await startSandbox("0", "127.0.0.1");
    const die = async () => {
      const [pid] = children();
      if (pid === undefined) throw new Error("The sandbox has no process.");
      process.kill(pid, "SIGKILL");
      while (children().includes(pid)) await wait(20);
    };
    await wait(5100);
    await die();
    while (children().length === 0) await wait(20);
    // This is distinguished from one that cannot start: on a busy machine it takes its time to listen.
    await wait(2500);
    await die();
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect(children()).toEqual([]);
    expect(said).toEqual([
      "sandbox: its process ended (SIGKILL); it is restarted",
      "sandbox: its process ended (SIGKILL) soon after its start; end this command and restart it",
    ]);
    await sandbox.close();
  }, 20_000);
});
