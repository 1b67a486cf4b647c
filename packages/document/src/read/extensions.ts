import type { JsonObject } from "../json/json.ts";

/** The members of an object that begin with `x-`. */
export function readExtensions(source: JsonObject): JsonObject {
  const names = Object.keys(source).filter((name) => name.startsWith("x-"));
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}
