import {
  type Difference,
  generate,
  packagesLayout,
  type ReadDocument,
  writeOutputs,
} from "@callsheet/compiler";

/** What one save did. */
export interface Regenerated {
  /** The documents as they are now; nothing when the save broke one. */
  readonly documents?: readonly ReadDocument[];
  readonly changes: readonly Difference[];
  /** What to tell the designer, a line each. */
  readonly lines: readonly string[];
}

/** Makes everything again after a save. What is broken is told in one line each, and the last good output stays. */
export async function regenerate(spec: string, root: string): Promise<Regenerated> {
  const started = performance.now();
  try {
    const { documents, outputs } = await generate({ spec, root });
    const changes = await writeOutputs(root, outputs, packagesLayout);
    const took = `${Math.round(performance.now() - started)} ms`;
    const summary =
      changes.length === 0 ? `nothing to generate (${took})` : `${describeChanges(changes)} (${took})`;
    // What is left out is a finding of lint, which follows.
    return { documents, changes, lines: [summary] };
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n"); // the next save must find it running
    const [first = "", ...others] = lines;
    return { changes: [], lines: [`${first}; the last good output stays`, ...others] };
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
