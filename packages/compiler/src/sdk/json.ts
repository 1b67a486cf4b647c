/** An object of a document, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object, false for null, lists and plain values. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is something else. */
export function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A member that the object has itself: names come from documents, and `constructor` is one of them. */
export function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Copies an object with every value rewritten; a value that becomes undefined is left out. */
export function mapValues(value: unknown, rewrite: (value: unknown, name: string) => unknown): JsonObject {
  const entries = Object.entries(asObject(value)).map(
    ([name, member]) => [name, rewrite(member, name)] as const,
  );
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** Copies an object without some of its members. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
