import { everyPlace } from "./walk.js";

/**
 * JSON Schema 2020-12 and the additions of OpenAPI 3.1. A keyword that is not here has no effect, so it is a
 * typo.
 */
const keywords = new Set(
  `$id $schema $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs allOf anyOf oneOf not if then else dependentSchemas
  prefixItems items contains properties patternProperties additionalProperties propertyNames unevaluatedItems unevaluatedProperties
  type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems
  uniqueItems maxContains minContains maxProperties minProperties required dependentRequired title description default deprecated
  readOnly writeOnly examples format contentEncoding contentMediaType contentSchema discriminator xml externalDocs example`.split(
    /\s+/,
  ),
);

/** Keywords of older drafts that readers still accept. */
const older = new Set([
  "definitions",
  "dependencies",
  "additionalItems",
  "$recursiveRef",
  "$recursiveAnchor",
  "id",
]);

/** callsheet's own extensions, and the kinds of places where they mean something. */
const extensions = {
  "x-callsheet-service": ["info"],
  "x-callsheet-endpoint": ["server"],
  "x-callsheet-neighbour": ["operation"],
  "x-callsheet-pages": ["operation"],
  "x-callsheet-waiters": ["operation"],
  "x-callsheet-member": ["parameter", "header"],
  "x-callsheet-idempotency-token": ["parameter", "schema"],
  "x-callsheet-unbounded": ["schema"],
  "x-callsheet-sensitive": ["schema", "parameter", "header"],
  "x-callsheet-unsafe-pattern": ["schema"],
};

/** OpenAPI 3.0 has these, too; 3.1 replaced them. */
const only30 = { nullable: 'write `type: [<type>, "null"]`' };

/** There is no keyword that nothing reads. */
export const knownKeywords = everyPlace(({ kind, value }) =>
  Object.keys(value)
    .map((key) => ({ at: [key], message: keywordProblem(key, kind) }))
    .filter(({ message }) => message),
);

/**
 * What is wrong with a keyword on a kind of place, as a sentence.
 *
 * @param {string} key
 * @param {string} kind
 * @param {string} [version]
 * @returns {string | undefined}
 */
export function keywordProblem(key, kind, version = "3.1") {
  if (key.startsWith("x-callsheet-")) {
    if (!Object.hasOwn(extensions, key)) return unknown(key, Object.keys(extensions));
    return extensions[key].includes(kind)
      ? undefined
      : `The keyword \`${key}\` has no effect here; it belongs to: ${extensions[key].join(", ")}.`;
  }
  if (kind !== "schema" || key.startsWith("x-") || keywords.has(key) || older.has(key)) return undefined;
  if (Object.hasOwn(only30, key))
    return version === "3.0" ? undefined : `Unknown keyword \`${key}\`: it is OpenAPI 3.0's; ${only30[key]}.`;
  return unknown(key, [...keywords]);
}

function unknown(key, known) {
  const near = known.find((candidate) => isNear(candidate.toLowerCase(), key.toLowerCase()));
  return `Unknown keyword \`${key}\`${near ? `; did you mean \`${near}\`?` : ", which has no effect."}`;
}

/** True when two words differ by one edit, or by two swapped neighbours. */
function isNear(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(""))
  );
}
