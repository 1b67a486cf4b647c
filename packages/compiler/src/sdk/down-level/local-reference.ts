import {
  isObject,
  type JsonObject,
  pointerSteps,
  referencePointer,
  resolveReference,
} from "@callsheet/document";
import { SdkError } from "../sdk-error.ts";

/** Longer chains of references are refused: they are circles, or as good as. */
const longestChain = 32;

/** The name of the schema that a reference points to, if it is one of the document's components. */
export function schemaName(reference: unknown): string | undefined {
  const pointer = typeof reference === "string" ? referencePointer(reference) : undefined;
  const [components, group, name, ...more] = pointerSteps(pointer ?? "");
  return components === "components" && group === "schemas" && more.length === 0 ? name : undefined;
}

/**
 * The target of an object's `$ref`, through chains of references. Siblings of a `$ref` win over members of
 * its target.
 *
 * @throws SdkError for a reference to another file, to nothing, or to itself.
 */
export function resolveObject(root: JsonObject, object: JsonObject): JsonObject {
  let found = object;
  for (let step = 0; typeof found.$ref === "string"; step++) {
    const { $ref, ...siblings } = found;
    if (step === longestChain) throw new SdkError(`the reference \`${$ref}\` leads in a circle`);
    if (!String($ref).startsWith("#"))
      throw new SdkError(
        `the document is not bundled: \`${$ref}\` is in another file; run \`callsheet bundle\` first`,
      );
    const target = resolveReference({ name: "document", root }, String($ref), "")?.value;
    if (!isObject(target)) throw new SdkError(`the reference \`${$ref}\` leads nowhere`);
    found = { ...target, ...siblings };
  }
  return found;
}
