import { isObject, own } from "@callsheet/document";
import { childPointer, type Target } from "./place.ts";
import { SchemaProblem } from "./schema-problem.ts";

/** Dialects that require nothing beyond draft 2020-12. */
const same =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema#?|spec\.openapis\.org\/oas\/3\.\d\/dialect\/[\w-]+)$/;

/** Older ones, whose schemas mean the same if they do not use some keywords. */
const older = /^https?:\/\/json-schema\.org\/(?:draft-0[467]|draft\/2019-09)\/schema#?$/;
const changed = ["dependencies", "additionalItems", "$recursiveRef", "$recursiveAnchor"];

/** Throws for a schema whose `$schema` gives its keywords another meaning. */
export function refuseDialect(target: Target): void {
  const dialect = isObject(target.schema) ? own(target.schema, "$schema") : undefined;
  if (typeof dialect !== "string" || same.test(dialect)) return;
  const pointer = childPointer(target, "$schema");
  if (!older.test(dialect)) throw new SchemaProblem(pointer, `\`${dialect}\` is a dialect that is not known`);
  const keyword = changedKeyword(target.schema, 0);
  if (keyword !== undefined)
    throw new SchemaProblem(
      pointer,
      `\`${dialect}\` gives \`${keyword}\` a meaning that draft 2020-12 has not`,
    );
}

function changedKeyword(node: unknown, depth: number): string | undefined {
  if (typeof node !== "object" || node === null || depth > 128) return undefined;
  if (isObject(node)) {
    const found = changed.find((keyword) => Object.hasOwn(node, keyword));
    if (found !== undefined) return found;
    if (Object.hasOwn(node, "$ref") && Object.keys(node).length > 1) return "$ref";
  }
  for (const inner of Object.values(node)) {
    const found = changedKeyword(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
