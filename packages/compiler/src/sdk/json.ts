import { isObject, type JsonObject } from "@callsheet/document";

/** The value when it is an object, else an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
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
