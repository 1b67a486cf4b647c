import { type Parameter, Shape } from "@callsheet/document";
import { numberRules } from "../generate/numbers.ts";
import type { Random } from "../generate/random.ts";
import { anyString, stringRules } from "../generate/strings.ts";
import { isValid } from "../schema/validator.ts";

const TRIES = 20;

/**
 * A valid value for a label that names something else, and most likely nothing; undefined when there is none.
 */
export function otherValue(
  parameter: Parameter,
  current: unknown,
  random: Random,
): string | number | undefined {
  const shape = new Shape([parameter.schema]);
  if (shape.values()) return undefined;
  for (let count = 0; count < TRIES; count++) {
    const value = candidate(shape, random);
    if (value !== undefined && String(value) !== String(current) && isValid(parameter.schema, value))
      return value;
  }
  return undefined;
}

function candidate(shape: Shape, random: Random): string | number | undefined {
  if (!shape.types.has("string")) {
    const { low, high } = numberRules(shape, true);
    const most = Math.min(high, 2 ** 31 - 1);
    // Things are numbered from below: what is far up names nothing.
    const least = Math.max(low, most > 1_000_000 ? 1_000_000 : Math.ceil((Math.max(low, 0) + most) / 2));
    return least > most ? undefined : random.between(least, most);
  }
  const hex = (length: number): string =>
    Array.from({ length }, () => "0123456789abcdef"[random.between(0, 15)]).join("");
  if (shape.rule("format")?.value === "uuid") return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  const rules = stringRules(shape);
  return rules.patterns.length > 0 ? anyString(rules, random) : `unknown${hex(8)}`.slice(0, rules.max);
}
