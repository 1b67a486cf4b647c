// What it costs to create a world of many sessions: CPU time and memory of the process, in a store in memory.
// The arguments are the numbers of sessions; SANDBOX names another package's index.ts to compare with.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

const [sizes, isChild] = [process.argv.slice(2).map(Number), process.env.CHILD === "1"];
const index = process.env.SANDBOX ?? join(import.meta.dirname, "../../../packages/sandbox/src/index.ts");

if (isChild) {
  const { createSandbox } = (await import(index)) as typeof import("@callsheet/sandbox");
  const sandbox = await createSandbox({ fixture: { generate: { seed: 1, sessions: sizes[0] ?? 0 } } });
  const before = process.cpuUsage();
  const began = performance.now();
  await sandbox.control().clock.read();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - began) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${sizes[0]} sessions: ${((user + system) / 1e6).toFixed(2)} s of CPU, ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB at most`,
  );
  await sandbox.close();
} else {
  for (const size of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, String(size)], {
      env: { ...process.env, CHILD: "1" },
      encoding: "utf8",
    });
    process.stdout.write(stdout || stderr);
  }
}
