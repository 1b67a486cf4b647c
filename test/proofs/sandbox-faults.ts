// Sandboxes on a file and on PostgreSQL under load, while processes are paused (SIGSTOP, SIGCONT), killed and
// cut off from their database, clocks are set ahead and back (faketime), the pool and the database run out of
// connections, and the disk is full. After each round every call is repeated by its token: what was
// acknowledged exists unchanged, nothing exists twice, and no call took longer than it may. The argument is
// the number of rounds of each kind.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { noPostgres } from "../sandbox/postgres.ts";
import { fileRounds } from "./sandbox-faults/file-rounds.ts";
import { postgresRounds } from "./sandbox-faults/postgres-rounds.ts";
import { type Report, Tally } from "./sandbox-faults/tally.ts";

const rounds = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(join(tmpdir(), "callsheet-faults-"));
const reports: Report[] = [];
try {
  for (const run of await fileRounds(folder)) reports.push(await run(rounds, new Tally()));
  if (noPostgres) console.log(`PostgreSQL is left out: ${noPostgres}.`);
  else for (const run of await postgresRounds()) reports.push(await run(rounds, new Tally()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const { name, skipped, acknowledged, unknown, refused, lost, doubled, hung, longest } of reports) {
  console.log(
    skipped
      ? `${name}: left out, ${skipped}`
      : `${name}: ${acknowledged} acknowledged, ${refused} refused, ${unknown} unanswered; ${lost} lost, ${doubled} double, ${hung} hung; longest ${(longest / 1000).toFixed(1)} s`,
  );
}
const failures = reports.reduce((sum, { lost, doubled, hung }) => sum + lost + doubled + hung, 0);
const idle = reports.filter(({ skipped, acknowledged }) => !skipped && acknowledged === 0);
console.log(
  failures + idle.length > 0 ? "FAILED" : "Passed: acknowledged writes lost 0, double acts 0, hangs 0.",
);
process.exitCode = failures + idle.length > 0 ? 1 : 0;
