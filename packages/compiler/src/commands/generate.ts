import { defineCommand } from "@callsheet/protocol/command";
import { specFolder } from "../documents.ts";
import { writeOutputs } from "../outputs.ts";
import { fingerprint, readStamp, writeStamp } from "../stamp.ts";

const help = `
Usage: callsheet generate [--spec <folder>] [--out <folder>] [--force]

Makes the bundled documents, types, operation table, client, server stubs and validators from the documents in spec/.
All are written or none: a broken document leaves the last good output.

  --spec <folder>  where the documents are (default: spec)
  --out <folder>   the root to write under (default: the repository)
  --force          make everything again, even what nothing changed for
`;

export const command = defineCommand({
  name: "callsheet generate",
  help,
  options: { spec: { type: "string" }, out: { type: "string" }, force: { type: "boolean" } },
  run: async ({ spec = specFolder, out = process.cwd(), force }) => {
    const started = performance.now();
    const before = await fingerprint(spec, out);
    if (!force && (await readStamp(out)) === before) {
      console.log("generate: nothing to do");
      return 0;
    }
    const { derive } = await import("../derive.ts"); // compilers take half a second to load: not for nothing
    const { outputs, skipped, generatorRan } = await derive({ spec, root: out, always: force === true });
    const changes = await writeOutputs(out, outputs);
    for (const { path: file, kind } of changes)
      console.log(`${{ missing: "added  ", differs: "changed", extra: "removed" }[kind]} ${file}`);
    if (skipped === undefined) await writeStamp(out, await fingerprint(spec, out));
    else console.log(`skipped: ${skipped}`);
    const how = generatorRan ? " (with openapi-generator)" : "";
    console.log(
      `generate: ${changes.length} of ${outputs.size} files changed in ${Math.round(performance.now() - started)} ms${how}`,
    );
    return 0;
  },
});
