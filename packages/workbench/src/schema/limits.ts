import type { Rule, Shape } from "@callsheet/document";

/** A limit of a value, in a few words. */
export interface Limit {
  /** What it is about, such as `Pattern`. */
  readonly name: string;
  readonly text: string;
  /** True for code. */
  readonly code?: true;
  /** The keywords that say so. */
  readonly rules: readonly Rule[];
}

/** The limits of a schema, in the words of somebody who has to meet them. */
export function limitsOf(shape: Shape): Limit[] {
  return [
    ...range(shape, { low: "minLength", high: "maxLength", name: "Length", unit: "character" }),
    ...range(shape, { low: "minItems", high: "maxItems", name: "Items", unit: "item" }),
    ...range(shape, { low: "minProperties", high: "maxProperties", name: "Members", unit: "member" }),
    ...numbers(shape),
    ...shape
      .rules("pattern")
      .map((rule): Limit => ({ name: "Pattern", text: String(rule.value), code: true, rules: [rule] })),
    ...simple(shape, "multipleOf", "Multiple of"),
    ...shape
      .rules("uniqueItems")
      .filter(({ value }) => value === true)
      .slice(0, 1)
      .map((rule): Limit => ({ name: "Items", text: "each one once", rules: [rule] })),
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
  const rules = [shape.bound(low), shape.bound(high)].filter((rule) => rule !== undefined);
  const text = rangeText(shape.bound(low)?.value, shape.bound(high)?.value, unit);
  return text === undefined ? [] : [{ name, text, rules }];
}

function rangeText(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  const units = (count: number) => `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
  if (most === undefined) return `at least ${units(least ?? 0)}`;
  if (least === undefined || least === 0) return `up to ${units(most)}`;
  if (least === most) return `exactly ${units(most)}`;
  return `${least.toLocaleString("en")} to ${units(most)}`;
}

function numbers(shape: Shape): Limit[] {
  const signs = [
    ["minimum", "≥"],
    ["exclusiveMinimum", ">"],
    ["maximum", "≤"],
    ["exclusiveMaximum", "<"],
  ] as const;
  const found = signs.flatMap(([keyword, sign]) => {
    const rule = shape.bound(keyword);
    return rule ? [{ rule, text: `${sign} ${rule.value.toLocaleString("en")}` }] : [];
  });
  if (found.length === 0) return [];
  return [
    {
      name: "Range",
      text: found.map(({ text }) => text).join(" and "),
      rules: found.map(({ rule }) => rule),
    },
  ];
}

function simple(shape: Shape, keyword: string, name: string): Limit[] {
  const rule = shape.rule(keyword);
  if (rule === undefined) return [];
  const text = typeof rule.value === "string" ? rule.value : JSON.stringify(rule.value);
  return [{ name, text, code: true, rules: [rule] }];
}
