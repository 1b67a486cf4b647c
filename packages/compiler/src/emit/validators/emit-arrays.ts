import { isObject, own } from "@callsheet/document";
import { childUnit, emitChild, isTrivial } from "./emit-child.ts";
import type { Target } from "./place.ts";
import { readCount, readFlag, readList } from "./schema-shapes.ts";
import { failIf, type Spot } from "./spot.ts";
import { choice, expression, type Step } from "./steps.ts";

/** Writes the checks of what only arrays can break. */
export function emitArray(spot: Spot): Step[] {
  const { place, value, writer } = spot;
  const min = readCount(place, "minItems");
  const max = readCount(place, "maxItems");
  const limits = (limit: number, other: number | undefined) =>
    [limit, other].filter((one) => one !== undefined).map(String);
  return [
    ...(min ? [failIf(spot, `${value}.length < ${min}`, "minItems", ...limits(min, max))] : []),
    ...(max !== undefined ? [failIf(spot, `${value}.length > ${max}`, "maxItems", ...limits(max, min))] : []),
    ...(readFlag(place, "uniqueItems")
      ? [failIf(spot, `${writer.use("duplicates")}(${value})`, "uniqueItems", value)]
      : []),
    ...emitItems(spot),
    ...emitContains(spot),
  ];
}

function emitItems(spot: Spot): Step[] {
  const { place, value, tracked, writer } = spot;
  const prefix = readList(place, "prefixItems");
  const steps = prefix.flatMap((schema, index) =>
    choice(
      `${value}.length > ${index}`,
      emitChild(spot, { schema, steps: ["prefixItems", index], value: `${value}[${index}]`, inPlace: false }),
    ),
  );
  const hasItems = Object.hasOwn(place.schema, "items");
  const items = hasItems ? emitOtherItems(spot, prefix.length) : [];
  const noted = hasItems ? "Infinity" : String(prefix.length);
  const note = tracked && noted !== "0" ? [expression(`${writer.use("noteItems")}(e, ${noted})`)] : [];
  return [...steps, ...items, ...note];
}

function emitOtherItems(spot: Spot, from: number): Step[] {
  const { value, place } = spot;
  const { items } = place.schema;
  if (items === false) return [failIf(spot, `${value}.length > ${from}`, "items", String(from))];
  const target = spot.compiler.registry.child(place, items, ["items"]);
  if (isTrivial(target)) return [];
  const { writer, steps } = spot;
  const unit = childUnit(spot, target, false);
  const args = [
    "o",
    writer.at([...steps, "items"]),
    writer.call(unit, false),
    value,
    ...(from > 0 ? [from] : []),
  ];
  if (from > 0 || !hasDateTimes(spot, target))
    return [expression(`${writer.use("each")}(${args.join(", ")})`)];
  const find = writer.call(spot.compiler.datedItems(unit), false);
  const each = `${writer.use("each")}(${[...args, 0, find].join(", ")})`;
  return [expression(`(o ? ${each} : ${find}(${value}, 0, ${value}.length) < ${value}.length)`)];
}

/** True for items with a date-time among their own properties. Those of an array are tested together. */
function hasDateTimes({ compiler }: Spot, items: Target): boolean {
  const { schema } = compiler.registry.follow(items);
  const properties = isObject(schema) ? own(schema, "properties") : undefined;
  return Object.values(isObject(properties) ? properties : {}).some(
    (property) => isObject(property) && own(property, "format") === "date-time",
  );
}

function emitContains(spot: Spot): Step[] {
  const { place, value, writer, tracked, compiler } = spot;
  if (!Object.hasOwn(place.schema, "contains")) return [];
  const min = readCount(place, "minContains") ?? 1;
  const max = readCount(place, "maxContains");
  if (min === 0 && max === undefined && !tracked) return [];
  const target = compiler.registry.child(place, place.schema.contains, ["contains"]);
  if (isTrivial(target) && !tracked && max === undefined)
    return [failIf(spot, `${value}.length < ${min}`, "contains", String(min))];
  const name = writer.call(childUnit(spot, target, false), false);
  const options = [
    `min: ${min}`,
    ...(max === undefined ? [] : [`max: ${max}`]),
    ...(tracked ? ["evaluated: e"] : []),
  ];
  const holds = `${writer.use("contains")}(${value}, ${name}, { ${options.join(", ")} })`;
  return [failIf(spot, `!${holds}`, "contains", String(min), ...(max === undefined ? [] : [String(max)]))];
}
