import type { JsonType } from "@callsheet/document";
import { emitArray } from "./emit-arrays.ts";
import { emitCombinations, emitReferences } from "./emit-combinations.ts";
import { emitNumber } from "./emit-numbers.ts";
import { emitObject } from "./emit-objects.ts";
import { emitString } from "./emit-strings.ts";
import { emitUnevaluated } from "./emit-unevaluated.ts";
import { emitValues } from "./emit-values.ts";
import { readTypes } from "./schema-shapes.ts";
import { failIf, failing, type Spot } from "./spot.ts";
import { choice, expression, negated, type Step } from "./steps.ts";

/** Writes the check of one schema. */
export function emitSchema(spot: Spot): Step[] {
  return [
    ...emitReferences(spot),
    ...emitTypes(spot),
    ...emitValues(spot),
    ...emitCombinations(spot),
    ...emitUnevaluated(spot),
  ];
}

/** Keywords that apply to values of only one type. */
interface Group {
  readonly types: readonly JsonType[];
  readonly test: (value: string) => string;
  readonly emit: (spot: Spot) => Step[];
}

const groups: readonly Group[] = [
  { types: ["string"], test: typeTest("string"), emit: emitString },
  { types: ["number", "integer"], test: (value) => `typeof ${value} === "number"`, emit: emitNumber },
  { types: ["array"], test: typeTest("array"), emit: emitArray },
  { types: ["object"], test: typeTest("object"), emit: emitObject },
];

function emitTypes(spot: Spot): Step[] {
  const declared = readTypes(spot.place);
  const types = declared?.includes("number") ? declared.filter((type) => type !== "integer") : declared;
  if (types?.includes("object")) spot.writer.use("isObject");
  const written = groups
    .filter((group) => types === undefined || group.types.some((type) => types.includes(type)))
    .map((group) => ({ ...group, steps: group.emit(spot) }))
    .filter(({ steps }) => steps.length > 0);
  if (types === undefined)
    return written.flatMap(({ test, steps }) => choice(used(spot, test(spot.value)), steps));
  const [only] = written;
  if (written.length > 1 || !only)
    return [
      mistyped(spot, types, types),
      ...written.flatMap(({ test, steps }) => choice(test(spot.value), steps)),
    ];
  const [type] = types.filter((one) => only.types.includes(one));
  const others = types.filter((one) => one !== type);
  return choice(typeTest(type ?? "object")(spot.value), only.steps, [mistyped(spot, others, types)]);
}

function used({ writer }: Spot, test: string): string {
  if (test.startsWith("isObject")) writer.use("isObject");
  return test;
}

/** Fails for a value of none of the remaining types. */
function mistyped(spot: Spot, left: readonly JsonType[], types: readonly JsonType[]): Step {
  const [only] = types;
  const expected =
    types.length === 1 ? JSON.stringify(only) : spot.writer.constant("value", JSON.stringify(types)).name;
  if (left.length === 0) return expression(failing(spot, "type", expected));
  return failIf(spot, left.map((type) => negated(typeTest(type)(spot.value))).join(" && "), "type", expected);
}

function typeTest(type: JsonType): (value: string) => string {
  if (type === "object") return (value) => `isObject(${value})`;
  if (type === "array") return (value) => `Array.isArray(${value})`;
  if (type === "number") return (value) => `Number.isFinite(${value})`;
  if (type === "integer") return (value) => `Number.isInteger(${value})`;
  if (type === "null") return (value) => `${value} === null`;
  return (value) => `typeof ${value} === "${type}"`;
}
