import { literal } from "./constants.ts";
import { readValues } from "./schema-shapes.ts";
import { failIf, type Spot } from "./spot.ts";
import type { Step } from "./steps.ts";

/** Writes the checks of `const` and `enum`. */
export function emitValues(spot: Spot): Step[] {
  const { schema } = spot.place;
  return [...(Object.hasOwn(schema, "const") ? [emitConst(spot, schema.const)] : []), ...emitEnum(spot)];
}

function emitConst(spot: Spot, expected: unknown): Step {
  const { writer, value } = spot;
  const text = literal(expected);
  const isSimple = typeof expected !== "object" || expected === null;
  const name = isSimple && text.length <= 20 ? text : writer.constant("value", text).name;
  const differs = isSimple ? `${value} !== ${name}` : `!${writer.use("deepEqual")}(${value}, ${name})`;
  return failIf(spot, differs, "const", name);
}

function emitEnum(spot: Spot): Step[] {
  const values = readValues(spot.place, "enum");
  if (values === undefined) return [];
  const { writer, value } = spot;
  const isSimple = values.every((one) => typeof one !== "object" || one === null);
  if (isSimple) {
    const { name } = writer.constant("values", `/*#__PURE__*/ new Set(${literal(values)})`);
    return [failIf(spot, `!${name}.has(${value})`, "enum", name)];
  }
  const { name } = writer.constant("values", literal(values));
  return [failIf(spot, `!${writer.use("among")}(${name}, ${value})`, "enum", name)];
}
