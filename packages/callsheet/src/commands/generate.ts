import {
  type Difference,
  fingerprint,
  formatProblem,
  readStamp,
  writeOutputs,
  writeStamp,
} from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { formatHelp, formatOptions, readFormat } from "../output/format-option.ts";
import { createProgress } from "../output/progress.ts";
import { findProject, type Project, projectHelp, projectOptions } from "../project/find-project.ts";
import { findTarget, type Target, targetHelp, targetOptions } from "../project/target.ts";

const formats = ["text", "json"] as const;

const help = `
Usage: callsheet generate [options]

Makes types, clients, server stubs and validators from OpenAPI documents. All files are written or none: a broken document leaves the
last good output. What is not supported costs its operation, which a line tells. What a document made that is gone is removed.

${projectHelp}
${targetHelp}
  --strict          refuse documents that something unsupported is part of
  --force           make everything again, even when nothing changed
${formatHelp(formats)}

Example: callsheet generate --spec openapi.yaml --api src/api --parts client
`;

const words = { missing: "added", differs: "changed", extra: "removed" } as const;

/** The result of a run. */
interface Outcome {
  readonly changes: readonly Difference[];
  readonly skipped: readonly { readonly message: string }[];
  /** How many files the documents give. */
  readonly files: number;
}

/** Makes modules from documents. */
export const command = defineCommand({
  name: "callsheet generate",
  help,
  options: {
    ...projectOptions,
    ...targetOptions,
    ...formatOptions,
    strict: { type: "boolean" },
    force: { type: "boolean" },
  },
  run: async (values) => {
    const started = performance.now();
    const format = readFormat(values, formats);
    const project = await findProject(values);
    const target = await findTarget(project, values);
    const { strict = project.config.strict ?? false, force = false } = values;
    const outcome = await generateProject(project, target, { strict, force });
    if (format === "json") console.log(toJson(outcome));
    else for (const line of toLines(outcome, performance.now() - started)) console.log(line);
    return 0;
  },
});

/** Generates, or finds that there is nothing to do. */
async function generateProject(
  { specs }: Project,
  { root, layout }: Target,
  { strict, force }: { readonly strict: boolean; readonly force: boolean },
): Promise<Outcome | undefined> {
  const inputs = { specs, out: root, layout, options: JSON.stringify({ strict }) };
  // A stamp sees edits and deletions only in folders without other files; elsewhere every run generates.
  const stamped = layout.folders.length > 0;
  if (!force && stamped && (await readStamp(root)) === (await fingerprint(inputs))) return undefined;
  const { generate } = await import("@callsheet/compiler"); // the compilers take a while to load: only if needed
  const progress = createProgress();
  const { outputs, skipped } = await generate({
    spec: specs,
    root,
    layout,
    strict,
    onDocument: ({ id }, number, count) => progress.tell(`generate: ${id} (${number} of ${count})`),
  }).finally(progress.clear);
  const changes = await writeOutputs(root, outputs, layout);
  if (stamped) await writeStamp(root, await fingerprint(inputs));
  const problems = skipped.map((problem) => ({ ...problem, message: formatProblem(problem) }));
  return { changes, skipped: problems, files: outputs.size };
}

function toLines(outcome: Outcome | undefined, milliseconds: number): string[] {
  if (!outcome) return ["generate: nothing to do"];
  const { changes, skipped, files } = outcome;
  return [
    ...changes.map(({ path: file, kind }) => `${words[kind].padEnd(7)} ${file}`),
    ...skipped.map(({ message }) => `skipped ${message}`),
    `generate: ${changes.length} of ${files} files changed in ${Math.round(milliseconds)} ms`,
  ];
}

function toJson(outcome: Outcome | undefined): string {
  const { changes = [], skipped = [], files } = outcome ?? {};
  const named = changes.map(({ path, kind }) => ({ path, kind: words[kind] }));
  return JSON.stringify({ changes: named, skipped, files }, null, 2);
}
