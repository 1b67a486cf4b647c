import { isObject, own, ownString } from "../json/json.ts";
import { type Located, member, members, type ReferenceDocument } from "../reference/follow-reference.ts";
import type { Example } from "./operation.ts";

/** The examples of a media type or parameter: those of `examples`, then `example`. */
export function readExamples(document: ReferenceDocument, holder: Located): Example[] {
  const examples = members(document, member(document, holder, "examples")).flatMap(({ name, ...example }) => {
    if (!isObject(example.value)) return [];
    // OpenAPI 3.2 calls the value `dataValue`, to distinguish it from its text.
    const keyword = ["dataValue", "value"].find((keyword) => Object.hasOwn(example.value as object, keyword));
    if (keyword === undefined) return [];
    const summary = ownString(example.value, "summary");
    return {
      name,
      value: example.value[keyword],
      pointer: `${example.pointer}/${keyword}`,
      ...(summary === undefined ? {} : { summary }),
    };
  });
  if (isObject(holder.value) && Object.hasOwn(holder.value, "example")) {
    examples.push({
      name: "example",
      value: own(holder.value, "example"),
      pointer: `${holder.pointer}/example`,
    });
  }
  return examples;
}
