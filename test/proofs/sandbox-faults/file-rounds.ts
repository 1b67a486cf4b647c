import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type SandboxProcess, startProcess } from "../../sandbox/sandbox-process.ts";
import { fixture, type Report, type Tally } from "./tally.ts";

type Run = (rounds: number, tally: Tally) => Promise<Report>;

const random = (least: number, most: number) => least + Math.random() * (most - least);

/** What happens to a sandbox on a file. */
export async function fileRounds(folder: string): Promise<Run[]> {
  const world = join(folder, "world.json");
  writeFileSync(world, JSON.stringify(fixture));
  const argsFor = (store: string) => ["--store", store, "--fixture", world];
  return [pauses(folder, argsFor), clocks(folder, argsFor), fullDisk(folder, argsFor)];
}

type ArgsFor = (store: string) => string[];

/** Runs rounds of load on one process at a time; whoever ends it starts the next one. */
async function onProcesses(
  { rounds, tally, args }: { rounds: number; tally: Tally; args: string[] },
  trouble: (sandbox: SandboxProcess, round: number) => Promise<SandboxProcess>,
): Promise<void> {
  let sandbox = await startProcess(args);
  try {
    for (let round = 0; round < rounds; round++) {
      let next = sandbox;
      await tally.load([sandbox.url], async () => {
        next = await trouble(sandbox, round);
      });
      sandbox = next;
    }
    await tally.verify(sandbox.url);
  } finally {
    await sandbox.end("SIGKILL");
  }
}

const pauses =
  (folder: string, argsFor: ArgsFor): Run =>
  async (rounds, tally) => {
    const args = argsFor(join(folder, "pauses.db"));
    await onProcesses({ rounds, tally, args }, async (sandbox, round) => {
      await wait(random(20, 100));
      sandbox.child.kill("SIGSTOP");
      await wait(random(50, 400));
      sandbox.child.kill("SIGCONT");
      await wait(random(0, 50));
      if (round % 2 === 0) return sandbox;
      await sandbox.end("SIGKILL");
      return startProcess(args);
    });
    return tally.report("file, pauses and kills");
  };

const clocks =
  (folder: string, argsFor: ArgsFor): Run =>
  async (rounds, tally) => {
    const name = "file, clocks an hour ahead and back between kills";
    if (spawnSync("faketime", ["--version"]).error) return tally.report(name, "faketime is not installed");
    const args = argsFor(join(folder, "clocks.db"));
    const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
    await onProcesses({ rounds, tally, args }, async (sandbox, round) => {
      await wait(random(50, 150));
      await sandbox.end("SIGKILL");
      const env = {
        LD_PRELOAD: library,
        FAKETIME: round % 2 === 0 ? "+3600" : "-3600",
        FAKETIME_DONT_FAKE_MONOTONIC: "1",
      };
      return startProcess(args, { env });
    });
    return tally.report(name);
  };

const fullDisk =
  (folder: string, argsFor: ArgsFor): Run =>
  async (rounds, tally) => {
    const name = "file, a disk that is full and has space again";
    const path = join(folder, "small");
    mkdirSync(path);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", path]).status !== 0)
      return tally.report(name, "mounting is not allowed here");
    try {
      const filler = join(path, "filler");
      await onProcesses({ rounds, tally, args: argsFor(join(path, "store.db")) }, async (sandbox) => {
        await wait(random(20, 60));
        fill(filler);
        await wait(random(100, 200));
        rmSync(filler, { force: true });
        await wait(random(20, 60));
        return sandbox;
      });
      return tally.report(name);
    } finally {
      spawnSync("umount", ["-l", path]);
    }
  };

/** Uses up the free space. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // Full for pieces of this size.
    }
  }
}
