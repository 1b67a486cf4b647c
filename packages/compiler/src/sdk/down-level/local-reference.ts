import { isJsonObject, type JsonObject, own } from "../json.ts";
import { SdkError } from "../sdk-error.ts";

/** Deeper chains of references are refused: they are cycles, or as good as. */
const longestChain = 32;

/** The name of the schema that a reference points to, where it is one of the document's components. */
export function schemaName(reference: unknown): string | undefined {
  const name =
    typeof reference === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] : undefined;
  return name === undefined ? undefined : unescapeToken(name, String(reference));
}

/** What a `$ref` points to, through chains of references. Members beside a `$ref` win over those of its target. */
export function resolveReference(document: JsonObject, object: JsonObject): JsonObject {
  let found = object;
  for (let step = 0; typeof own(found, "$ref") === "string"; step++) {
    const { $ref, ...siblings } = found;
    if (step === longestChain) throw new SdkError(`the reference \`${String($ref)}\` leads in a circle`);
    found = { ...lookUp(document, String($ref)), ...siblings };
  }
  return found;
}

function lookUp(document: JsonObject, reference: string): JsonObject {
  if (!reference.startsWith("#/"))
    throw new SdkError(
      `the document is not bundled: \`${reference}\` is in another file; run \`callsheet bundle\` first`,
    );
  let found: unknown = document;
  for (const token of reference.slice(2).split("/")) {
    const name = unescapeToken(token, reference);
    found = Array.isArray(found) ? found[Number(name)] : isJsonObject(found) ? own(found, name) : undefined;
  }
  if (isJsonObject(found)) return found;
  throw new SdkError(`the reference \`${reference}\` points to nothing`);
}

function unescapeToken(token: string, reference: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    throw new SdkError(`the reference \`${reference}\` is not a URI`);
  }
}
