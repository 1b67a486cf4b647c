import type { ValidatorInput } from "./validators.ts";

/** Emits a document's schemas as one JSON Schema document, `schemas/<id>.json`, by path inside of the validators package. */
export function emitSchemas({ id, definitions }: ValidatorInput): Map<string, string> {
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", $defs: definitions };
  return new Map([[`schemas/${id}.json`, `${JSON.stringify(document, null, 2)}\n`]]);
}
