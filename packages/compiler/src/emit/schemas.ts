import type { Definition } from "@callsheet/document";

/** Emits a document's schemas as one JSON Schema document. */
export function emitSchemas(definitions: readonly Definition[]): string {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", $defs };
  return `${JSON.stringify(document, null, 2)}\n`;
}
