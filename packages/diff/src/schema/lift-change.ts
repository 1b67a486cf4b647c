import { isObject, type Shape } from "@callsheet/document";
import { type Direction, judged, keeps, violationsOf } from "./judge.ts";
import type { SchemaChange, Shown } from "./schema-change.ts";
import { otherVersion, type Schemas, type Version, type Versions } from "./versions.ts";

const VERSIONS: readonly Version[] = ["old", "new"];

/** A change of an inner part, with the values that show it put into the enclosing value. */
export function lifted(
  change: SchemaChange,
  step: string | undefined,
  put: (version: Version, value: unknown) => Shown | undefined,
): SchemaChange {
  const shown: Partial<Record<Version, Shown>> = {};
  for (const version of VERSIONS) {
    const inner = change.shown[version];
    const whole = inner && put(version, inner.value);
    if (whole) shown[version] = whole;
  }
  return { ...change, path: step === undefined ? change.path : [step, ...change.path], shown };
}

/** A value, if one version accepts it and the other does not. */
export function shownBy(
  schemas: Schemas,
  version: Version,
  value: unknown,
  direction: Direction,
): Shown | undefined {
  if (!keeps(schemas[version], value, direction)) return undefined;
  const violations = judged(() => violationsOf(schemas[otherVersion(version)], value, direction)) ?? [];
  return violations.length > 0 ? { value } : undefined;
}

/** The place of a schema: the first one that says something itself, and is not only a reference. */
export function placesOf(shapes: Versions<Shape>): Versions<string> {
  const pointer = ({ places }: Shape): string => {
    const own = places.find(({ schema }) => !isObject(schema) || !("$ref" in schema)) ?? places[0];
    return own?.pointer.replace(/#.*$/, "") ?? "";
  };
  return { old: pointer(shapes.old), new: pointer(shapes.new) };
}
