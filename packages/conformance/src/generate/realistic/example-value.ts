import { isObject, type Place, valueAt } from "@callsheet/document";
import { replyViolations, requestViolations } from "../../schema/direction.ts";
import type { Violation } from "../../schema/validator.ts";
import { attempt } from "../attempt.ts";
import { baseValue, define, UnsatisfiableError } from "../base-value.ts";
import { createRandom } from "../random.ts";
import { RealisticValues } from "./realistic-values.ts";

/** Options of {@link exampleValue}. */
export interface ExampleValueOptions {
  /** The same seed gives the same value on the same day. Default: 1. */
  readonly seed?: number | string;
  /**
   * True for familiar values: names, addresses, dates near now, lists of one to three. Default: false, the
   * smallest value.
   */
  readonly realistic?: boolean;
  /**
   * The direction in which the value travels: `readOnly` members are left out of requests, `writeOnly` ones
   * of replies. Default: `reply`.
   */
  readonly direction?: "request" | "reply";
  /** The name of the value, such as that of a parameter. Default: the last step of the schema's pointer. */
  readonly name?: string;
  /** Dates are near this one. Default: today. */
  readonly now?: Date;
}

/**
 * A value of a schema, valid by all its rules, within a few milliseconds. Values of the document (`const`,
 * `enum`, `examples`) come before made-up ones.
 * @throws UnsatisfiableError when no valid value is found; DocumentError when the schema cannot be read
 */
export function exampleValue(place: Place, options: ExampleValueOptions = {}): unknown {
  const { seed = 1, realistic = false, direction = "reply" } = options;
  const violations = direction === "reply" ? replyViolations : requestViolations;
  const attempts: (() => unknown)[] = realistic
    ? [0, 1, 2, 3, 4, 5].map(
        (count) => () =>
          new RealisticValues(createRandom(hash(seed), `${place.pointer} ${count}`), options).value(place),
      )
    : [];
  const random = createRandom(hash(seed), place.pointer);
  attempts.push(() =>
    baseValue([place], { random, direction: direction === "reply" ? "response" : "request", inside: [] }),
  );
  for (const make of attempts) {
    const value = attempt(make);
    if (value === undefined) continue;
    const broken = violations(place, value);
    if (broken.length === 0) return value;
    const repaired = withMissingMembers(value, broken);
    if (repaired !== undefined && violations(place, repaired).length === 0) return repaired;
  }
  throw new UnsatisfiableError(
    `no valid value is found for the schema at ${place.document.name}#${place.pointer}`,
  );
}

/**
 * The value with the members that conditions require (`if`, `dependentRequired`), which no walk over the
 * schemas foresees.
 */
function withMissingMembers(value: unknown, broken: readonly Violation[]): unknown {
  const copy = structuredClone(value);
  let changed = false;
  for (const { params, instancePath } of broken) {
    const holder = valueAt(copy, instancePath);
    if (typeof params.missingProperty !== "string" || !isObject(holder)) continue;
    define(holder as Record<string, unknown>, params.missingProperty, "text");
    changed = true;
  }
  return changed ? copy : undefined;
}

function hash(seed: number | string): number {
  if (typeof seed === "number") return seed;
  let value = 0;
  for (let index = 0; index < seed.length; index++)
    value = (Math.imul(value, 31) + seed.charCodeAt(index)) | 0;
  return value;
}
