import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type ContractBump, type ContractPlan, findTooLow, versionOf } from "./plan-contract.ts";
import { runPnpm } from "./run.ts";

/**
 * Gives the packages of a checkout their next versions and changelogs: those recorded by `pnpm change`, and
 * what the contract's changes require beyond that. Returns what was done, one item per line.
 */
export async function applyVersions(checkout: string, plan: ContractPlan): Promise<string[]> {
  writeContractIntent(checkout, plan);
  if (globSync(".changeset/*.md", { cwd: checkout }).length === 0) return [];
  const told = await runPnpm(["version", "-r", "--no-git-checks"], { cwd: checkout });
  return told.split("\n").filter((line) => line.includes("→"));
}

/** Records what the contract's changes require, if the versions of a checkout do not reflect it yet. */
export function writeContractIntent(checkout: string, plan: ContractPlan): void {
  const missing = findTooLow(plan, checkout);
  if (missing.length === 0) return;
  const intent = describeIntent(missing, plan.changes, checkout);
  writeFileSync(path.join(checkout, ".changeset/contract.md"), intent);
}

/** A change intent as `pnpm change` writes it. https://pnpm.io/cli/change */
function describeIntent(
  bumps: readonly ContractBump[],
  changes: readonly string[],
  checkout: string,
): string {
  const lines = bumps.map(
    ({ folder, step }) => `"@callsheet/${folder}": ${bumpOf(step, versionOf(checkout, folder))}`,
  );
  return [
    "---",
    ...lines,
    "---",
    "",
    "The contract changed:",
    "",
    ...changes.map((change) => `- ${change}`),
    "",
  ].join("\n");
}

/** Before 1.0 each step counts one place lower. */
function bumpOf(step: ContractBump["step"], version: string): string {
  if (!version.startsWith("0.")) return step;
  return step === "major" ? "minor" : "patch";
}
