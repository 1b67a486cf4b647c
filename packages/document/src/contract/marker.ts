import type { DefinedSchema } from "./schema-table.ts";

/**
 * The kind of a value that JSON Schema cannot describe. It is in a schema under this project's own keyword,
 * which no document can write: extensions of documents are not copied into definitions.
 */
export const MARKER = "x-callsheet-value";

/**
 * Values outside JSON: bytes, and sequences of items that arrive one by one. And an object that is always
 * empty.
 */
export type Marked =
  | { readonly kind: "bytes" }
  | { readonly kind: "nothing" }
  | { readonly kind: "events" | "lines"; readonly items: DefinedSchema };

/** The schema of a value outside JSON. A validator accepts any value. */
export function marked(value: Marked): DefinedSchema {
  return { [MARKER]: value };
}

/** What a schema says about a value outside JSON. */
export function readMarker(schema: unknown): Marked | undefined {
  return typeof schema === "object" && schema !== null && MARKER in schema
    ? (schema[MARKER] as Marked)
    : undefined;
}
