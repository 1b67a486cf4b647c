import { type BundledDocument, type Difference, derive, writeOutputs } from "@callsheet/compiler";

/** What one save did. */
export interface Regenerated {
  /** The documents as they are now; nothing when the save broke one. */
  readonly documents?: readonly BundledDocument[];
  readonly changes: readonly Difference[];
  /** What to tell the designer, a line each. */
  readonly lines: readonly string[];
}

/** Derives everything again after a save. A broken document is told in one line, and the last good output stays. */
export async function regenerate(spec: string, root: string): Promise<Regenerated> {
  const started = performance.now();
  try {
    const { documents, outputs, skipped, generatorRan } = await derive({ spec, root });
    const changes = await writeOutputs(root, outputs);
    const took = `${Math.round(performance.now() - started)} ms`;
    const how = generatorRan ? ", with openapi-generator" : "";
    const summary =
      changes.length === 0 ? `nothing to generate (${took})` : `${describeChanges(changes)} (${took}${how})`;
    return {
      documents,
      changes,
      lines: skipped === undefined ? [summary] : [summary, `skipped: ${skipped}`],
    };
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1); // the next save must find it running
    return { changes: [], lines: [`${line}; the last good output stays`] };
  }
}

/** `ivs: document, types, validators; nimble: types` from the paths of the files that changed. */
function describeChanges(changes: readonly Difference[]): string {
  const parts = new Map<string, Set<string>>();
  for (const { path } of changes) {
    const [, id = "all", types] = /\/([^/.]+)(\.types)?\.[^/]+$/.exec(path) ?? [];
    const part = types ? "types" : partOf(path);
    if (part !== undefined) parts.set(id, (parts.get(id) ?? new Set()).add(part));
  }
  return [...parts].map(([id, names]) => `${id}: ${[...names].join(", ")}`).join("; ");
}

function partOf(path: string): string | undefined {
  if (path.startsWith("packages/contract/openapi/")) return "document";
  if (path.startsWith("packages/contract/")) return "operations";
  if (path.startsWith("packages/validators/gen/")) return "validators";
  return /^packages\/(client|server)\//.exec(path)?.[1];
}
