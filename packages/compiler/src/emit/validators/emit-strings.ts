import { formatCheck } from "./formats.ts";
import { patternConstants } from "./pattern-constants.ts";
import { childPointer } from "./place.ts";
import { readCount, readText } from "./schema-shapes.ts";
import { failIf, failing, type Spot } from "./spot.ts";
import { choice, expression, type Step } from "./steps.ts";

/**
 * Writes the checks of what only strings can break. A string that is too long is not matched against any
 * pattern, so `maxLength` limits the cost of a pattern.
 */
export function emitString(spot: Spot): Step[] {
  const { place, value, writer } = spot;
  const max = readCount(place, "maxLength");
  const min = readCount(place, "minLength") ?? 0;
  const forms = [...emitPattern(spot), ...emitFormat(spot)];
  if (min === 0 && max === undefined) return forms;
  if (max === undefined) {
    const short = min < 2 ? `${value}.length < ${min}` : `${writer.use("isShorter")}(${value}, ${min})`;
    return [failIf(spot, short, "minLength", String(min)), ...forms];
  }
  const least = Object.hasOwn(place.schema, "minLength") ? min : undefined;
  if (min === 0) {
    const args = [max, least].filter((one) => one !== undefined).map(String);
    const tooLong = expression(failing(spot, "maxLength", ...args));
    return choice(`${writer.use("isLonger")}(${value}, ${max})`, [tooLong], forms);
  }
  const report = `${writer.use("length")}(o, ${writer.at(spot.steps)}, ${value}, ${min}, ${max})`;
  const unfit = expression(`!${writer.use("isBetween")}(${value}, ${min}, ${max}) && ${report}`);
  return [unfit, ...(forms.length > 0 ? choice(`!${writer.use("isLonger")}(${value}, ${max})`, forms) : [])];
}

function emitPattern(spot: Spot): Step[] {
  const source = readText(spot.place, "pattern");
  if (source === undefined) return [];
  const pointer = childPointer(spot.place, "pattern");
  const maxLength = readCount(spot.place, "maxLength");
  const { pattern, words } = patternConstants(spot.writer, { source, pointer, maxLength });
  return [failIf(spot, `!${pattern}.test(${spot.value})`, "pattern", ...words)];
}

function emitFormat(spot: Spot): Step[] {
  const format = readText(spot.place, "format");
  if (format === undefined || spot.compiler.formats === "annotate") return [];
  const { writer, value } = spot;
  const check = formatCheck(format);
  const fail = (condition: string) => [failIf(spot, condition, "format", JSON.stringify(format))];
  if (check.by === "function")
    return fail(
      `!${writer.use(check.name)}(${value}${check.name === "isDateTime" ? `, ${writer.laterVariable()}` : ""})`,
    );
  if (check.by !== "patterns") return [];
  const tests = check.patterns.map(({ source, flags }) => {
    const initializer = `/*#__PURE__*/ new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`;
    return `${writer.constant("pattern", initializer).name}.test(${value})`;
  });
  return fail(tests.length > 1 ? `!(${tests.join(" && ")})` : `!${tests[0]}`);
}
