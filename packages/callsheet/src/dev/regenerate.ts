import {
  type Difference,
  generate,
  type Layout,
  type Part,
  type ReadDocument,
  writeOutputs,
} from "@callsheet/compiler";
import type { Target } from "../project/target.ts";

/** What one save did. */
export interface Regenerated {
  /** The documents as they are now; nothing when the save broke one. */
  readonly documents?: readonly ReadDocument[];
  readonly changes: readonly Difference[];
  /** What to tell the designer, a line each. */
  readonly lines: readonly string[];
}

/** Makes everything again after a save. What is broken is told in one line each, and the last good output stays. */
export async function regenerate(
  specs: readonly string[],
  { root, layout }: Target,
  strict = false,
): Promise<Regenerated> {
  const started = performance.now();
  try {
    const { documents, outputs } = await generate({ spec: specs, root, layout, strict });
    const changes = await writeOutputs(root, outputs, layout);
    const took = `${Math.round(performance.now() - started)} ms`;
    const ids = documents.map(({ id }) => id);
    const summary =
      changes.length === 0
        ? `nothing to generate (${took})`
        : `${describeChanges(changes, layout, ids)} (${took})`;
    // What is left out is a finding of lint, which follows.
    return { documents, changes, lines: [summary] };
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n"); // the next save must find it running
    const [first = "", ...others] = lines;
    return { changes: [], lines: [`${first}; the last good output stays`, ...others] };
  }
}

/** What the parts of a document are called. What goes with another part is not told of. */
const partNames: Readonly<Partial<Record<Part, string>>> = {
  document: "document",
  types: "types",
  operations: "operations",
  validators: "validators",
  client: "client",
  server: "server",
};

/** `ivs: document, types, validators; nimble: types` from the files that changed. */
function describeChanges(
  changes: readonly Difference[],
  layout: Pick<Layout, "file">,
  ids: readonly string[],
): string {
  const named = new Map(
    ids.flatMap((id) =>
      Object.entries(partNames).map(([part, name]) => [layout.file(part as Part, id), { id, name }] as const),
    ),
  );
  const parts = new Map<string, string[]>();
  const removed: string[] = [];
  for (const { path, kind } of changes) {
    const found = named.get(path);
    if (found) parts.set(found.id, [...(parts.get(found.id) ?? []), found.name]);
    else if (kind === "extra") removed.push(`removed ${path}`);
  }
  const told = [...parts].map(([id, names]) => `${id}: ${names.join(", ")}`);
  return [...told, ...removed].join("; ") || "other files";
}
