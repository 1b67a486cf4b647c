import { formatCheck } from "./formats.ts";
import { patternConstants } from "./pattern-constants.ts";
import { childPointer } from "./place.ts";
import { readCount, readText } from "./schema-shapes.ts";
import { failing, failIf, type Spot } from "./spot.ts";
import { choice, expression, type Step } from "./steps.ts";

/**
 * Writes the checks of what only strings can break. A string that is too long is held against no pattern, so `maxLength` limits what a
 * pattern can cost.
 */
export function emitString(spot: Spot): Step[] {
  const { place, value, writer } = spot;
  const max = readCount(place, "maxLength");
  const min = readCount(place, "minLength") ?? 0;
  const short = min < 2 ? `${value}.length < ${min}` : `${writer.use("isShorter")}(${value}, ${min})`;
  const tooShort = min > 0 ? [failIf(spot, short, "minLength", ...limits(min, max))] : [];
  const forms = [...emitPattern(spot), ...emitFormat(spot)];
  if (max === undefined) return [...tooShort, ...forms];
  const least = Object.hasOwn(place.schema, "minLength") ? min : undefined;
  const tooLong = expression(failing(spot, "maxLength", ...limits(max, least)));
  return [...tooShort, ...choice(`${writer.use("isLonger")}(${value}, ${max})`, [tooLong], forms)];
}

function limits(limit: number, other: number | undefined): string[] {
  return [limit, other].filter((one) => one !== undefined).map(String);
}

function emitPattern(spot: Spot): Step[] {
  const source = readText(spot.place, "pattern");
  if (source === undefined) return [];
  const { pattern, text } = patternConstants(spot.writer, source, childPointer(spot.place, "pattern"));
  return [failIf(spot, `!${pattern}.test(${spot.value})`, "pattern", text)];
}

function emitFormat(spot: Spot): Step[] {
  const format = readText(spot.place, "format");
  if (format === undefined || spot.compiler.formats === "annotate") return [];
  const { writer, value } = spot;
  const check = formatCheck(format);
  const fail = (condition: string) => [failIf(spot, condition, "format", JSON.stringify(format))];
  if (check.by === "function") return fail(`!${writer.use(check.name)}(${value})`);
  if (check.by !== "patterns") return [];
  const tests = check.patterns.map(({ source, flags }) => {
    const initializer = `/*#__PURE__*/ new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`;
    return `${writer.constant("pattern", initializer).name}.test(${value})`;
  });
  return fail(tests.length > 1 ? `!(${tests.join(" && ")})` : `!${tests[0]}`);
}
