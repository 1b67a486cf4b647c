/** The types of JSON Schema; where a value may be of more than one, the first of them says most. */
export const jsonTypes = ["string", "object", "integer", "number", "boolean", "array", "null"] as const;

/** A type of JSON Schema. */
export type JsonType = (typeof jsonTypes)[number];

/** The type of a JSON value; `integer` for a whole number. */
export function jsonType(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as JsonType;
}

/** True when a JSON value is of a type of JSON Schema: a whole number is of two. */
export function isOfType(value: unknown, type: unknown): boolean {
  const own = jsonType(value);
  return own === type || (own === "integer" && type === "number");
}
