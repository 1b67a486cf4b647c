import { formatCheck } from "./formats.ts";
import { readDivisor, readNumber, readText, readTypes } from "./schema-shapes.ts";
import { failIf, type Spot } from "./spot.ts";
import { expression, type Step } from "./steps.ts";

const limits = [
  ["minimum", "<", "maximum"],
  ["maximum", ">", "minimum"],
  ["exclusiveMinimum", "<=", undefined],
  ["exclusiveMaximum", ">=", undefined],
] as const;

/** Writes the checks of what only numbers can break. */
export function emitNumber(spot: Spot): Step[] {
  const { place, value, writer } = spot;
  const steps: Step[] = emitBoth(spot);
  for (const [keyword, comparison, opposite] of limits) {
    const limit = readNumber(place, keyword);
    if (limit === undefined || (steps.length > 0 && opposite)) continue;
    const other = opposite && readNumber(place, opposite);
    const args = [String(limit), ...(other === undefined ? [] : [String(other)])];
    steps.push(failIf(spot, `${value} ${comparison} ${limit}`, keyword, ...args));
  }
  const divisor = readDivisor(place);
  if (divisor !== undefined)
    steps.push(
      failIf(spot, `!${writer.use("isMultipleOf")}(${value}, ${divisor})`, "multipleOf", String(divisor)),
    );
  return [...steps, ...emitRange(spot)];
}

/** The ends of int64 are shorter as powers of two. */
function limitText(limit: number): string {
  if (limit === 2 ** 63) return "2 ** 63";
  return limit === -(2 ** 63) ? "-(2 ** 63)" : String(limit);
}

/** `minimum` and `maximum` where a schema has both. */
function emitBoth({ place, value, writer, steps }: Spot): Step[] {
  const min = readNumber(place, "minimum");
  const max = readNumber(place, "maximum");
  if (min === undefined || max === undefined) return [];
  const report = `${writer.use("range")}(o, ${writer.at(steps)}, ${value}, ${min}, ${max})`;
  return [expression(`(${value} < ${min} || ${value} > ${max}) && ${report}`)];
}

function emitRange(spot: Spot): Step[] {
  const format = readText(spot.place, "format");
  const check = formatCheck(format ?? "");
  if (format === undefined || check.by !== "range" || spot.compiler.formats === "annotate") return [];
  const { value } = spot;
  const isWhole = readTypes(spot.place)?.includes("number") === false;
  const outside = `${value} < ${limitText(check.minimum)} || ${value} > ${limitText(check.maximum)}`;
  const condition = isWhole ? outside : `${outside} || !Number.isInteger(${value})`;
  return [failIf(spot, `(${condition})`, "format", JSON.stringify(format))];
}
