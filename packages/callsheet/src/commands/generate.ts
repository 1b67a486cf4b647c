import {
  fingerprint,
  formatProblem,
  readStamp,
  specFolder,
  writeOutputs,
  writeStamp,
} from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { layoutOf, layoutOptions } from "../layout-option.ts";

const help = `
Usage: callsheet generate [options]

Makes types, the table of operations, clients, server stubs and validators from OpenAPI documents. All files are written or none: a
broken document leaves the last good output. What is not supported costs its operation, which a line tells.

  --spec <path>     a folder of documents, or one document (default: spec)
  --out <folder>    the root to write under (default: the current folder)
  --api <folder>    write <document>.{types,operations,validators,client,server} into this folder, such as src/api,
                    instead of into packages of their own
  --strict          refuse documents that something unsupported is part of
  --force           make everything again, even when nothing changed

Example: callsheet generate --spec openapi.yaml --api src/api
`;

const words = { missing: "added  ", differs: "changed", extra: "removed" } as const;

export const command = defineCommand({
  name: "callsheet generate",
  help,
  options: {
    ...layoutOptions,
    spec: { type: "string" },
    out: { type: "string" },
    strict: { type: "boolean" },
    force: { type: "boolean" },
  },
  run: async ({ spec = specFolder, out = process.cwd(), strict = false, force, api }) => {
    const started = performance.now();
    const layout = layoutOf(api);
    const inputs = { spec, out, layout, options: JSON.stringify([api, strict]) };
    // A stamp sees edits and deletions only in folders that hold nothing else; elsewhere every run makes the files.
    const stamped = layout.folders.length > 0;
    if (!force && stamped && (await readStamp(out)) === (await fingerprint(inputs))) {
      console.log("generate: nothing to do");
      return 0;
    }
    const { generate } = await import("@callsheet/compiler"); // the compilers take a while to load: not for nothing
    const { outputs, skipped } = await generate({ spec, root: out, layout, strict });
    const changes = await writeOutputs(out, outputs, layout.folders);
    for (const { path: file, kind } of changes) console.log(`${words[kind]} ${file}`);
    for (const problem of skipped) console.log(`skipped ${formatProblem(problem)}`);
    if (stamped) await writeStamp(out, await fingerprint(inputs));
    const took = Math.round(performance.now() - started);
    console.log(`generate: ${changes.length} of ${outputs.size} files changed in ${took} ms`);
    return 0;
  },
});
