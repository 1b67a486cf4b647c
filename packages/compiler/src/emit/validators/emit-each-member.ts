import { childUnit, emitChild, isTrivial } from "./emit-child.ts";
import { namePatternConstant } from "./pattern-constants.ts";
import { childPointer } from "./place.ts";
import { readMap } from "./schema-shapes.ts";
import { failing, type Spot } from "./spot.ts";
import { choice, expression, printSteps, type Step, statement } from "./steps.ts";

/** Writes the checks of keywords that look at every member of an object. */
export function emitEachMember(spot: Spot): Step[] {
  const patterns = readMap(spot.place, "patternProperties").map(([source, schema]) => ({
    source,
    schema,
    test: `${namePatternConstant(spot.writer, { source, pointer: childPointer(spot.place, "patternProperties", source) })}.test(k)`,
  }));
  const body = [
    ...emitNames(spot),
    ...patterns.flatMap(({ source, schema, test }) => choice(test, emitMatching(spot, source, schema))),
    ...emitOthers(
      spot,
      patterns.map(({ test }) => test),
    ),
  ];
  const loop =
    body.length > 0 ? [statement(`for (const k of Object.keys(d)) {\n${printSteps(body, "  ")}}\n`)] : [];
  const all = spot.tracked && Object.hasOwn(spot.place.schema, "additionalProperties");
  return [...loop, ...(all ? [statement("e.all = true;\n")] : [])];
}

function emitNames(spot: Spot): Step[] {
  const { compiler, place, writer, steps } = spot;
  if (!Object.hasOwn(place.schema, "propertyNames")) return [];
  const target = compiler.registry.child(place, place.schema.propertyNames, ["propertyNames"]);
  if (isTrivial(target)) return [];
  const name = writer.call(childUnit(spot, target, false), false);
  return [expression(`(o ? ${writer.use("name")}(o, ${writer.at(steps)}, ${name}, k) : !${name}(k))`)];
}

function emitMatching(spot: Spot, source: string, schema: unknown): Step[] {
  const steps = ["patternProperties", source];
  const checks = emitChild(spot, { schema, steps, value: "d[k]", key: "k", inPlace: false });
  return spot.tracked ? [...checks, expression(`${spot.writer.use("note")}(e, [k])`)] : checks;
}

function emitOthers(spot: Spot, patterns: readonly string[]): Step[] {
  const { place } = spot;
  if (!Object.hasOwn(place.schema, "additionalProperties")) return [];
  const schema = place.schema.additionalProperties;
  const checks =
    schema === false
      ? [expression(failing(spot, "additionalProperties", "k"))]
      : emitChild(spot, { schema, steps: ["additionalProperties"], value: "d[k]", key: "k", inPlace: false });
  if (checks.length === 0) return [];
  const tests = [...declared(spot), ...patterns].map((test) => `!${test}`);
  return tests.length > 0 ? choice(tests.join(" && "), checks) : checks;
}

/** Tests whether `k` is the name of a property. */
function declared({ place, writer }: Spot): string[] {
  const names = readMap(place, "properties").map(([name]) => name);
  if (names.length === 0) return [];
  return [`${writer.constant("names", `/*#__PURE__*/ new Set(${JSON.stringify(names)})`).name}.has(k)`];
}
