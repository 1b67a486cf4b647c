import { everyRequestPlace } from "./walk.js";

/** Formats whose strings cannot be long. */
const boundedFormats = new Set(["date", "date-time", "uuid"]);

/**
 * What a client sends has a greatest length, so that a server need not think about more. `x-callsheet-unbounded` records the
 * reason of an exception.
 */
export const boundedRequests = everyRequestPlace(({ kind, value }) => {
  if (kind !== "schema") return undefined;
  const reason = value["x-callsheet-unbounded"];
  if (reason !== undefined)
    return typeof reason === "string" && reason.trim() ? undefined : "`x-callsheet-unbounded` must say why.";
  const missing = missingBound(value);
  return (
    missing &&
    `A request needs bounds: add \`${missing}\`, or the reason why there is none as \`x-callsheet-unbounded\`.`
  );
});

function missingBound(schema) {
  if ("enum" in schema || "const" in schema) return undefined;
  const types = [schema.type ?? []].flat();
  if (types.includes("string") && !("maxLength" in schema) && !boundedFormats.has(schema.format))
    return "maxLength";
  if (types.includes("array") && !("maxItems" in schema)) return "maxItems";
  const isMap = typeof schema.additionalProperties === "object" || "patternProperties" in schema;
  if (types.includes("object") && isMap && !("maxProperties" in schema)) return "maxProperties";
  return undefined;
}
