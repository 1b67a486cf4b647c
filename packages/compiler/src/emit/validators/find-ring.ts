import { refName, type Schema } from "./read-schema.ts";

/** Keywords whose schemas apply to the same value as the schema that they stand in. */
const lists = ["allOf", "anyOf", "oneOf", "dependentSchemas"];
const singles = ["not", "if", "then", "else"];

/**
 * Finds a definition that leads back to itself, or to one that does, without a step into the value: its check would never end.
 * A schema that comes back in a property or an item is no ring, because values end.
 */
export function findRing(schemas: ReadonlyMap<string, Schema>): string | undefined {
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const [name, schema] of schemas) {
    const targets = inPlaceReferences(schema);
    waiting.set(name, targets.length);
    for (const target of targets) users.set(target, [...(users.get(target) ?? []), name]);
  }
  const ending = [...schemas.keys()].filter((name) => waiting.get(name) === 0);
  for (const name of ending) {
    for (const user of users.get(name) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, left);
      if (left === 0) ending.push(user);
    }
  }
  return [...schemas.keys()].find((name) => waiting.get(name) !== 0);
}

function inPlaceReferences(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { $ref, ...keywords } = schema as Record<string, unknown>;
  const target = typeof $ref === "string" ? refName($ref) : undefined;
  const nested = [
    ...lists.flatMap((keyword) => Object.values(keywords[keyword] ?? {})),
    ...singles.map((keyword) => keywords[keyword]),
  ];
  return [...(target === undefined ? [] : [target]), ...nested.flatMap(inPlaceReferences)];
}
