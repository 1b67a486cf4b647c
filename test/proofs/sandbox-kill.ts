// Kills a sandbox on a file in mid-load, 200 times or as often as the argument says, and checks that nothing acknowledged was lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runKillRounds } from "../sandbox/kill-rounds.ts";

const rounds = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "callsheet-kill-"));
try {
  const { acknowledged, unanswered, slowestStart } = await runKillRounds(rounds, folder);
  console.log(
    `${rounds} rounds of kill -9: ${acknowledged} acknowledged calls, all there; ${unanswered} unanswered ones, none twice.`,
  );
  console.log(`Ready again after ${slowestStart.toFixed(0)} ms at most.`);
  if (slowestStart > 1000) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
