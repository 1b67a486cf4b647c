import type { DefinedSchema } from "./schema-table.ts";

/**
 * What a value is that JSON Schema cannot describe. It stands in a schema under a keyword of this project's own, which no document can
 * write: extensions of documents are not copied into definitions.
 */
export const MARKER = "x-callsheet-value";

/** Values that are not JSON: bytes, and sequences of items that arrive one by one. And an object that nothing is ever in. */
export type Marked =
  | { readonly kind: "bytes" }
  | { readonly kind: "nothing" }
  | { readonly kind: "events" | "lines"; readonly items: DefinedSchema };

/** The schema of a value that is not JSON. A validator takes any value. */
export function marked(value: Marked): DefinedSchema {
  return { [MARKER]: value };
}

/** What a schema says of a value that is not JSON. */
export function readMarker(schema: unknown): Marked | undefined {
  return typeof schema === "object" && schema !== null && MARKER in schema
    ? (schema[MARKER] as Marked)
    : undefined;
}
