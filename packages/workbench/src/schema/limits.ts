import type { Shape } from "@callsheet/document";

/** A limit of a value, in a few words. */
export interface Limit {
  /** What it is about, such as `Pattern`. */
  readonly name: string;
  readonly text: string;
  /** True for what is read as code. */
  readonly code?: true;
}

/** The limits of a schema, in the words of somebody who has to keep them. */
export function limitsOf(shape: Shape): Limit[] {
  return [
    ...range(shape, { low: "minLength", high: "maxLength", name: "Length", unit: "character" }),
    ...range(shape, { low: "minItems", high: "maxItems", name: "Items", unit: "item" }),
    ...range(shape, { low: "minProperties", high: "maxProperties", name: "Members", unit: "member" }),
    ...numbers(shape),
    ...shape
      .rules("pattern")
      .map(({ value }): Limit => ({ name: "Pattern", text: String(value), code: true })),
    ...simple(shape, "multipleOf", "Multiple of"),
    ...(shape.rule("uniqueItems")?.value === true ? [{ name: "Items", text: "each one once" }] : []),
    ...simple(shape, "default", "Default"),
    ...simple(shape, "contentMediaType", "Content"),
    ...simple(shape, "contentEncoding", "Encoding"),
  ];
}

interface Range {
  readonly low: string;
  readonly high: string;
  readonly name: string;
  readonly unit: string;
}

function range(shape: Shape, { low, high, name, unit }: Range): Limit[] {
  const least = shape.bound(low)?.value;
  const most = shape.bound(high)?.value;
  if (least === undefined && most === undefined) return [];
  const units = (count: number) => `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
  if (most === undefined) return [{ name, text: `at least ${units(least ?? 0)}` }];
  if (least === undefined || least === 0) return [{ name, text: `up to ${units(most)}` }];
  if (least === most) return [{ name, text: `exactly ${units(most)}` }];
  return [{ name, text: `${least.toLocaleString("en")} to ${units(most)}` }];
}

function numbers(shape: Shape): Limit[] {
  const signs = [
    ["minimum", "≥"],
    ["exclusiveMinimum", ">"],
    ["maximum", "≤"],
    ["exclusiveMaximum", "<"],
  ] as const;
  const texts = signs.flatMap(([keyword, sign]) => {
    const value = shape.bound(keyword)?.value;
    return value === undefined ? [] : [`${sign} ${value.toLocaleString("en")}`];
  });
  return texts.length === 0 ? [] : [{ name: "Range", text: texts.join(" and ") }];
}

function simple(shape: Shape, keyword: string, name: string): Limit[] {
  const rule = shape.rule(keyword);
  if (rule === undefined) return [];
  return [
    { name, text: typeof rule.value === "string" ? rule.value : JSON.stringify(rule.value), code: true },
  ];
}
