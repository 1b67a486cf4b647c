import { everyRequestPlace } from "./walk.js";

/** Formats that bound the length of their strings. */
const boundedFormats = new Set(["date", "date-time", "uuid"]);

/**
 * What a client sends has a maximum length, so that no server has to read endlessly. `x-callsheet-unbounded`
 * records why a value has none.
 */
export const boundedRequests = everyRequestPlace(({ kind, value }) => {
  if (kind !== "schema") return undefined;
  const reason = value["x-callsheet-unbounded"];
  if (reason !== undefined)
    return typeof reason === "string" && reason.trim()
      ? undefined
      : "`x-callsheet-unbounded` must say why there is no bound.";
  const missing = missingBound(value);
  return (
    missing &&
    `Add \`${missing}\`: what a client sends must be bounded. If the service sets no bound, say why in \`x-callsheet-unbounded\`.`
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
