import { documentVersion, isObject, type JsonObject, upgrade } from "@callsheet/document";
import { SdkError } from "../sdk-error.ts";
import { completeTypes } from "./complete-types.ts";
import { mapDocumentSchemas } from "./document-schemas.ts";
import { writeFrame } from "./frame.ts";
import { inlineParts } from "./inline-parts.ts";
import { replaceKeywords } from "./keywords.ts";
import { nameErrors } from "./name-errors.ts";
import { writeNullable } from "./nullable.ts";
import { openReplies } from "./open-replies.ts";
import { settleReferences } from "./references.ts";
import { requireBodies } from "./require-bodies.ts";
import { rewriteSchema } from "./rewrite-schema.ts";

/** Options of {@link downLevel}. */
export interface DownLevelOptions {
  /** Whether the generator needs every body to be required. Default: false. */
  readonly bodiesRequired?: boolean;
}

/**
 * Makes the OpenAPI 3.0.3 document that generators read best from a bundled one of OpenAPI 3, whose replies
 * accept values that the document does not know. The given document stays unchanged.
 *
 * @throws SdkError when it is not such a document, or refers to something that it lacks.
 */
export function downLevel(document: unknown, { bodiesRequired = false }: DownLevelOptions = {}): JsonObject {
  const verdict = documentVersion(document);
  if ("refusal" in verdict || !isObject(document)) {
    const refusal = "refusal" in verdict ? `${verdict.pointer.slice(1)} ${verdict.refusal}`.trim() : "";
    throw new SdkError(`the document cannot be read: ${refusal}`);
  }
  const steps = [
    inlineParts,
    nameErrors,
    rewriteSchemas,
    openReplies,
    settleReferences,
    writeFrame,
    ...(bodiesRequired ? [requireBodies] : []),
  ];
  return steps.reduce((made, step) => step(made), verdict.version === "3.0" ? upgraded(document) : document);
}

function upgraded(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  upgrade(copy);
  return copy;
}

/** Schema by schema: the order matters, because `const: null` becomes one of several values first. */
function rewriteSchemas(document: JsonObject): JsonObject {
  return mapDocumentSchemas(document, (schema) =>
    rewriteSchema(schema, (part) => completeTypes(writeNullable(replaceKeywords(part)))),
  );
}
