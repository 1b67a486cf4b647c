import {
  type Difference,
  generate,
  type Layout,
  type Part,
  type ReadDocument,
  writeOutputs,
} from "@callsheet/compiler";
import type { Target } from "../project/target.ts";

/** The result of a save. */
export interface Regenerated {
  /** The current documents; undefined when the save broke one. */
  readonly documents?: readonly ReadDocument[];
  readonly changes: readonly Difference[];
  /** What to tell the designer, one item per line. */
  readonly lines: readonly string[];
}

/**
 * Regenerates everything after a save. A broken document is reported in one line, and the last good output
 * stays.
 */
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
    // Lint, which follows, reports what is left out.
    return { documents, changes, lines: [summary] };
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n"); // the next save must find it running
    const [first = "", ...others] = lines;
    return { changes: [], lines: [`${first}; the last good output stays`, ...others] };
  }
}

/** The names of a document's parts. Files that belong to another part are not mentioned. */
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
