/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object, and not for a list or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member of an object, also where its name is one that objects inherit. */
export function ownMember(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
