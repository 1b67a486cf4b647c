import { isObject, type JsonObject, own } from "@callsheet/document";
import type { Target } from "./place.ts";
import { isReference } from "./schema-registry.ts";
import type { Spot } from "./spot.ts";

/**
 * How a value says which alternative it means: a property, and the index of the alternative for each of its
 * values.
 */
interface Discriminator {
  readonly property: string;
  readonly alternatives: Readonly<Record<string, number>>;
}

/**
 * What OpenAPI's `discriminator` says about some alternatives. It picks the one whose violations are
 * reported; only `oneOf` and `anyOf` decide which values are valid.
 */
export function discriminatorOf(
  { place, compiler }: Spot,
  targets: readonly Target[],
): Discriminator | undefined {
  const discriminator = own(place.schema, "discriminator");
  const property = isObject(discriminator) ? own(discriminator, "propertyName") : undefined;
  if (typeof property !== "string") return undefined;
  const alternatives = new Map<string, number>();
  const names = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const referred = compiler.registry.follow(target);
    if (isReference(target)) names.set(lastStep(String(own(target.schema as JsonObject, "$ref"))), index);
    for (const value of valuesOf(referred.schema, property)) alternatives.set(value, index);
  }
  for (const [name, index] of names) if (!alternatives.has(name)) alternatives.set(name, index);
  for (const [value, index] of mapped(discriminator as JsonObject, names)) alternatives.set(value, index);
  return { property, alternatives: Object.fromEntries(alternatives) };
}

function mapped(
  discriminator: JsonObject,
  names: ReadonlyMap<string, number>,
): [value: string, index: number][] {
  const mapping = own(discriminator, "mapping");
  return Object.entries(isObject(mapping) ? mapping : {}).flatMap(([value, target]) => {
    const index = typeof target === "string" ? names.get(lastStep(target)) : undefined;
    return index === undefined ? [] : [[value, index] as [string, number]];
  });
}

/** The values of a property that a schema allows, if it lists them. */
function valuesOf(schema: unknown, property: string): string[] {
  const properties = isObject(schema) ? own(schema, "properties") : undefined;
  const member = isObject(properties) ? own(properties, property) : undefined;
  if (!isObject(member)) return [];
  const values = own(member, "enum");
  return [own(member, "const"), ...(Array.isArray(values) ? values : [])].filter(
    (value) => typeof value === "string",
  );
}

function lastStep(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
