import type { Shape } from "@callsheet/document";
import { integerFormatBounds } from "./formats.ts";

/** The rules of a number schema, in the form that generators need. */
export interface NumberRules {
  readonly integer: boolean;
  /** Lowest and highest allowed value, exclusive bounds already moved inside. */
  readonly low: number;
  readonly high: number;
  readonly multipleOf: number | undefined;
  /** The distance to the next value: the multiple, 1, or a small fraction. */
  readonly step: number;
}

/** Reads the rules of a number from a shape. */
export function numberRules(shape: Shape, integer: boolean): NumberRules {
  const multipleOf = shape.bound("multipleOf")?.value;
  const step = multipleOf ?? (integer ? 1 : 0.5);
  const format = shape.rule("format")?.value;
  const [formatLow, formatHigh] = (typeof format === "string" ? integerFormatBounds[format] : undefined) ?? [
    -Infinity,
    Infinity,
  ];
  const above = shape.bound("exclusiveMinimum")?.value;
  const below = shape.bound("exclusiveMaximum")?.value;
  const low = Math.max(
    shape.bound("minimum")?.value ?? -Infinity,
    above === undefined ? -Infinity : above + step,
    formatLow,
  );
  const high = Math.min(
    shape.bound("maximum")?.value ?? Infinity,
    below === undefined ? Infinity : below - step,
    formatHigh,
  );
  return {
    integer,
    low:
      multipleOf === undefined || low === -Infinity
        ? integer
          ? Math.ceil(low)
          : low
        : Math.ceil(low / multipleOf) * multipleOf,
    high:
      multipleOf === undefined || high === Infinity
        ? integer
          ? Math.floor(high)
          : high
        : Math.floor(high / multipleOf) * multipleOf,
    multipleOf,
    step,
  };
}

/**
 * A value that satisfies the rules: zero or one if they allow it, else the lowest or highest; undefined when
 * there is none.
 */
export function anyNumber(rules: NumberRules): number | undefined {
  if (rules.low > rules.high) return undefined;
  for (const usual of [rules.step, 0]) if (usual >= rules.low && usual <= rules.high) return usual;
  return Number.isFinite(rules.low) ? rules.low : rules.high;
}

/** Values at and next to the bounds that satisfy the rules, each with a word for which one it is. */
export function boundaryNumbers(rules: NumberRules): (readonly [string, number])[] {
  const values: [string, number][] = [
    ["minimum", rules.low],
    ["minimum-plus-one", rules.low + rules.step],
    ["maximum-minus-one", rules.high - rules.step],
    ["maximum", rules.high],
    ["zero", 0],
    ["negative", -rules.step],
    ["large", rules.step * 2_000_000],
  ];
  if (!rules.integer && rules.multipleOf === undefined) values.push(["fraction", 0.25], ["exponent", 1.5e-7]);
  const seen = new Set<number>();
  return values.filter(([, value]) => {
    if (!Number.isFinite(value) || value < rules.low || value > rules.high || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}
