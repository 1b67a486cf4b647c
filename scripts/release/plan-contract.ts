import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type ContractPackage,
  changelog,
  diffDocuments,
  nextVersion,
  type VersionStep,
  versionSteps,
} from "@callsheet/diff";
import { findSides } from "@callsheet/diff/node";
import { root, run } from "./run.ts";

/** What a release must do for a package made from the contract. */
export interface ContractBump {
  readonly folder: ContractPackage;
  /** The lowest version that tells users what changed since the last release. */
  readonly atLeast: string;
  readonly step: VersionStep;
}

/** What the contract's changes since the last release require. */
export interface ContractPlan {
  /** The tag of the last release; undefined before the first one, which requires nothing. */
  readonly base: string | undefined;
  readonly bumps: readonly ContractBump[];
  /** What changed, one item per line, for the changelogs. */
  readonly changes: readonly string[];
}

/** Compares the documents with those of the last release that is not this commit itself. */
export async function planContract(checkout: string = root): Promise<ContractPlan> {
  const git = (...args: string[]) => run("git", args, { cwd: checkout });
  const tags = await git("tag", "--merged", "HEAD", "--no-contains", "HEAD", "--sort=-creatordate");
  const base = tags.split("\n").find((tag) => tag.startsWith("release-"));
  if (base === undefined) return { base, bumps: [], changes: [] };
  const sides = findSides({ base, spec: "spec", cwd: checkout });
  const report = diffDocuments(sides.old, sides.new);
  const changes = changelog(report.findings);
  if (changes.length === 0) return { base, bumps: [], changes };
  const bumps = Object.entries(versionSteps(report)).map(async ([name, step]) => {
    const folder = name as ContractPackage;
    const { version } = JSON.parse(await git("show", `${base}:packages/${folder}/package.json`)) as {
      version: string;
    };
    return { folder, step, atLeast: nextVersion(version, step) };
  });
  return { base, bumps: await Promise.all(bumps), changes };
}

/** The version of a package in a checkout. */
export function versionOf(checkout: string, folder: string): string {
  const manifest = readFileSync(path.join(checkout, "packages", folder, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The packages of a checkout whose versions promise less than the contract's changes require. */
export function findTooLow({ bumps }: ContractPlan, checkout: string): ContractBump[] {
  return bumps.filter(
    ({ folder, atLeast }) => versionOf(checkout, folder).localeCompare(atLeast, "en", { numeric: true }) < 0,
  );
}
