import { existsSync, readFileSync } from "node:fs";
import { diffDocuments, findingsAtLeast, type Verdict, verdicts } from "@callsheet/diff";
import {
  type Accepted,
  diffFormats,
  findSides,
  formatDiff,
  NoBaseError,
  readAccepted,
  type SideNames,
  sortByAccepted,
  type View,
  withUses,
} from "@callsheet/diff/node";
import { defineCommand, UsageError } from "@callsheet/protocol/command";
import { formatHelp, formatOptions, readFormat } from "../output/format-option.ts";
import { hasColors } from "../output/has-colors.ts";
import { withProgress } from "../output/progress.ts";
import { findProject, type ProjectValues, projectHelp, projectOptions } from "../project/find-project.ts";

const acceptedFile = "callsheet-accepted.yaml";

const help = `
Usage: callsheet diff [base] [head] [options]

Tells what a change of documents breaks, for clients and for servers, and shows the smallest request or reply that proves it. Base
and head are git revisions, files, folders, or a path of a revision (main:spec). Without a head, the working tree is compared; without
a base, with the commit where its branch left the main branch.

${projectHelp}
  --for <view>      whose verdict counts: clients, servers or all (default: clients)
  --fail-on <verdict>
                    the mildest verdict that fails: breaking, risky, additive or none (default: breaking)
${formatHelp(diffFormats)}
  --accepted <file> changes that were agreed to, each with its reason (default: ${acceptedFile}, if it is there)
  --or-skip         say in one line that there is no base, and go on, where a checkout has too little history to find one

Example: callsheet diff v1.2.0 --format markdown
`;

/** Reports what a change to documents breaks, for whom, with proof. */
export const command = defineCommand({
  name: "callsheet diff",
  help,
  options: {
    ...projectOptions,
    ...formatOptions,
    for: { type: "string" },
    "fail-on": { type: "string" },
    accepted: { type: "string" },
    "or-skip": { type: "boolean" },
  },
  words: { most: 2 },
  run: async ({ for: whose, "fail-on": least, accepted, "or-skip": skip, ...values }, [base, head]) => {
    const view = oneOf<View>("for", whose ?? "clients", ["clients", "servers", "all"]);
    const failing = oneOf<Verdict>("fail-on", least ?? "breaking", verdicts);
    const form = readFormat(values, diffFormats);
    const list = acceptedChanges(accepted);
    const spec = await specsOf(values, base !== undefined && head !== undefined);
    const sides = sidesOf({ base, head, spec, cwd: process.cwd() }, skip);
    if (!sides) return 0;
    const report = await withProgress("diff: comparing", async () =>
      withUses(diffDocuments(sides.old, sides.new), process.cwd()),
    );
    const sorted = sortByAccepted(report.findings, list, new Date().toISOString().slice(0, 10));
    const text = formatDiff({ report, sorted, view, colors: hasColors() }, form);
    if (text !== "") console.log(text);
    return findingsAtLeast({ findings: sorted.open }, failing, view).length > 0 ? 1 : 0;
  },
});

/**
 * The documents of a revision or the working tree. Two named sides may be files and folders, which need no
 * project.
 */
async function specsOf(values: ProjectValues, areNamed: boolean): Promise<readonly string[]> {
  try {
    return (await findProject(values)).specs;
  } catch (error) {
    if (areNamed && !values.spec && error instanceof UsageError) return ["spec"];
    throw error;
  }
}

function sidesOf(names: SideNames, skip: boolean | undefined): ReturnType<typeof findSides> | undefined {
  try {
    return findSides(names);
  } catch (error) {
    if (!skip || !(error instanceof NoBaseError)) throw error;
    console.log(`skipped: what the change of the contract breaks. ${error.message}`);
    return undefined;
  }
}

function oneOf<T extends string>(option: string, value: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`--${option} takes ${all.join(", ")}, not \`${value}\`. See --help.`);
  return found;
}

function acceptedChanges(file: string | undefined): Accepted[] {
  if (file === undefined && !existsSync(acceptedFile)) return [];
  const name = file ?? acceptedFile;
  return readAccepted(name, readFileSync(name, "utf8"));
}
