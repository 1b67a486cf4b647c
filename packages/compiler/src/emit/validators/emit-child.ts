import { isObject } from "@callsheet/document";
import type { CheckUnit } from "./check-unit.ts";
import { enterResource } from "./dynamic-scope.ts";
import { childPointer, type Place, type Target } from "./place.ts";
import { memberKeywords, verdictKeywords } from "./schema-keywords.ts";
import { SchemaProblem } from "./schema-problem.ts";
import { deepest, isReference } from "./schema-registry.ts";
import { hasAny } from "./schema-shapes.ts";
import { callForPart, callInPlace, failing, type Spot } from "./spot.ts";
import { expression, type Step } from "./steps.ts";

/** A schema inside another, and its value. */
export interface Child {
  readonly schema: unknown;
  /** The steps from the enclosing schema. */
  readonly steps: readonly (string | number)[];
  /** The value, as an expression. */
  readonly value: string;
  /** The step into the value if only the value knows it, as an expression. */
  readonly key?: string;
  /** True when it is for the same value as the enclosing schema. */
  readonly inPlace: boolean;
}

/** Writes the check of a schema inside another: inline if it is simple, else as a call. */
export function emitChild(spot: Spot, child: Child): Step[] {
  const target = spot.compiler.registry.child(spot.place, child.schema, child.steps);
  if (isTrivial(target)) return [];
  if (canBeInline(spot, child)) {
    if (child.schema === false)
      return [expression(failing({ ...spot, steps: [...spot.steps, ...child.steps] }, "false schema"))];
    if (isObject(child.schema) && !hasAny(child.schema, memberKeywords) && !isReference(target))
      return spot.compiler.emit(inlineSpot(spot, target as Place, child));
  }
  const unit = childUnit(spot, target, child.inPlace && spot.tracked);
  return [child.inPlace ? callInPlace(spot, unit, child.steps) : callForPart(spot, { ...child, unit })];
}

/** The check of a schema inside another, as a function. */
export function childUnit(spot: Spot, target: Target, tracked: boolean): CheckUnit {
  const { compiler } = spot;
  const scope = enterResource(spot.scope, target.resource);
  if (!isReference(target)) return compiler.innerUnit(target, scope, tracked);
  const next = compiler.registry.resolve(target, "$ref");
  return compiler.unitOf(next, enterResource(scope, next.resource), tracked);
}

/** True for a schema that accepts every value. Throws for an invalid schema. */
export function isTrivial(target: Target): boolean {
  const { schema } = target;
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema))
    throw new SchemaProblem(target.pointer, "must be a schema: an object, true or false");
  return !Object.keys(schema).some((keyword) => verdictKeywords.has(keyword));
}

/** Only `d` and `v` can be named more than once. */
function canBeInline({ value }: Spot, child: Child): boolean {
  return child.key === undefined && (child.value === "v" || (child.value === "d" && value === "d"));
}

function inlineSpot(spot: Spot, place: Place, { steps, value, inPlace }: Child): Spot {
  const path = [...spot.steps, ...steps];
  if (path.length > 2 * deepest)
    throw new SchemaProblem(childPointer(spot.place), `is nested deeper than ${deepest} schemas`);
  return {
    ...spot,
    place,
    scope: enterResource(spot.scope, place.resource),
    value: value as "d" | "v",
    steps: path,
    tracked: spot.tracked && inPlace,
  };
}
