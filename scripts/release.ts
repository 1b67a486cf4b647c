import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommand, UsageError } from "@callsheet/protocol/command";
import { applyVersions } from "./release/apply-versions.ts";
import { dryRun } from "./release/dry-run.ts";
import { planContract } from "./release/plan-contract.ts";
import { root } from "./release/run.ts";

const help = `
Usage: pnpm release --prepare
       pnpm release --dry-run [--out <folder>]

Options:
  --prepare       give every package that changed its next version and its changelog, to be committed and tagged \`release-…\`
  --dry-run       do all that a release does, in a temporary folder and on a registry of this machine
  --out <folder>  keep tarballs and SBOMs there, when all is right
  -h, --help      print this

Publishing for real is for the workflow that a tag starts: .github/workflows/release.yml. VERSIONING.md tells how a release goes.

Exit codes: 0 right, 1 findings, 2 could not run.

Example: pnpm release --dry-run
`;

async function prepare(): Promise<number> {
  const lines = await applyVersions(root, await planContract());
  console.log(lines.length > 0 ? lines.join("\n") : "Nothing to release: record changes by `pnpm change`.");
  return 0;
}

async function rehearse(out: string | undefined): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-release-"));
  try {
    return await dryRun(folder, out === undefined ? undefined : path.resolve(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await runCommand({
  name: "release",
  help,
  options: { prepare: { type: "boolean" }, "dry-run": { type: "boolean" }, out: { type: "string" } },
  words: { most: 0 },
  run: async ({ prepare: prepares, "dry-run": dry, out }) => {
    if (prepares === dry) throw new UsageError("choose --prepare or --dry-run; a tag publishes. See --help.");
    if (prepares && out !== undefined) throw new UsageError("--out belongs to --dry-run. See --help.");
    return prepares ? prepare() : rehearse(out);
  },
});
