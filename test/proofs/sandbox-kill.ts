// Kills a sandbox on a file under load, 200 times or as often as the argument says, and checks that nothing
// acknowledged was lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runKillRounds } from "../sandbox/kill-rounds.ts";

const rounds = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "callsheet-kill-"));
try {
  const { acknowledged, unanswered, starts } = await runKillRounds(rounds, folder);
  console.log(
    `${rounds} rounds of kill -9: ${acknowledged} acknowledged calls, all there; ${unanswered} unanswered ones, none twice.`,
  );
  const at = (share: number) => (starts[Math.floor(share * (starts.length - 1))] ?? Number.NaN).toFixed(0);
  console.log(`Ready again after ${at(0.5)} ms (median), ${at(0.99)} ms (99 of 100), ${at(1)} ms (longest).`);
} finally {
  rmSync(folder, { recursive: true });
}
