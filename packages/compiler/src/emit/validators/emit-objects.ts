import { emitChild } from "./emit-child.ts";
import { emitEachMember } from "./emit-each-member.ts";
import { memberKeywords } from "./schema-keywords.ts";
import { hasAny, readCount, readDependencies, readMap, readNames } from "./schema-shapes.ts";
import { failIf, failing, type Spot } from "./spot.ts";
import { choice, expression, type Step } from "./steps.ts";

/** Writes the checks of what only objects can break. */
export function emitObject(spot: Spot): Step[] {
  const steps = [
    ...emitProperties(spot),
    ...emitDependencies(spot),
    ...emitEachMember(spot),
    ...emitCounts(spot),
  ];
  return hasAny(spot.place.schema, memberKeywords) && steps.length > 0
    ? [spot.writer.ownMembers, ...steps]
    : steps;
}

function emitCounts(spot: Spot): Step[] {
  const min = readCount(spot.place, "minProperties");
  const max = readCount(spot.place, "maxProperties");
  const limits = (limit: number, other: number | undefined) =>
    [limit, other].filter((one) => one !== undefined).map(String);
  const count = `Object.keys(${spot.value}).length`;
  return [
    ...(min ? [failIf(spot, `${count} < ${min}`, "minProperties", ...limits(min, max))] : []),
    ...(max !== undefined ? [failIf(spot, `${count} > ${max}`, "maxProperties", ...limits(max, min))] : []),
  ];
}

function emitProperties(spot: Spot): Step[] {
  const { place, writer, tracked } = spot;
  const properties = readMap(place, "properties");
  const required = new Set(readNames(place, "required"));
  const steps = properties.flatMap(([name, schema]) => {
    const checks = emitChild(spot, { schema, steps: ["properties", name], value: "v", inPlace: false });
    const missing = required.delete(name)
      ? [expression(failing(spot, "required", JSON.stringify(name)))]
      : [];
    if (checks.length === 0)
      return missing.length > 0 ? choice(`${writer.member(name)} === void 0`, missing) : [];
    const read = `(${writer.memberVariable()} = ${writer.member(name)})`;
    return missing.length > 0
      ? choice(`${read} === void 0`, missing, checks)
      : choice(`${read} !== void 0`, checks);
  });
  const others = [...required].map((name) =>
    failIf(spot, `${writer.member(name)} === void 0`, "required", JSON.stringify(name)),
  );
  const names = JSON.stringify(properties.map(([name]) => name));
  const note = tracked && properties.length > 0 ? [expression(`${writer.use("note")}(e, ${names})`)] : [];
  return [...steps, ...others, ...note];
}

function emitDependencies(spot: Spot): Step[] {
  const { place, writer } = spot;
  const required = readDependencies(place).flatMap(([name, others]) =>
    choice(
      `${writer.member(name)} !== void 0`,
      others.map((other) =>
        failIf(
          spot,
          `${writer.member(other)} === void 0`,
          "dependentRequired",
          JSON.stringify(name),
          JSON.stringify(other),
        ),
      ),
    ),
  );
  const schemas = readMap(place, "dependentSchemas").flatMap(([name, schema]) => {
    const steps = emitChild(spot, { schema, steps: ["dependentSchemas", name], value: "d", inPlace: true });
    return steps.length > 0 ? choice(`${writer.member(name)} !== void 0`, steps) : [];
  });
  return [...required, ...schemas];
}
