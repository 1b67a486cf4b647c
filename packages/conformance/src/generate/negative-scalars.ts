import { jsonType, type Shape, sameJson } from "@callsheet/document";
import { formatSamples, integerFormatBounds } from "./formats.ts";
import { LONGEST_LIGHT_TEXT } from "./limits.ts";
import { anyNumber, numberRules } from "./numbers.ts";
import type { Scenario } from "./scenario.ts";
import {
  anyString,
  keepsRules,
  LONGEST_BOUND,
  patternBreakers,
  stringOfLength,
  stringRules,
} from "./strings.ts";
import { type Generating, type Variant, variant } from "./variant.ts";

/** Values outside `enum` and `const`: near misses first. */
export function* wrongValues(shape: Shape): Generator<Variant> {
  const values = shape.values();
  const rule = shape.rule("const") ?? shape.rule("enum");
  if (!values || !rule) return;
  const texts = values.filter((value) => typeof value === "string");
  const candidates: [string, unknown][] = texts.slice(0, 1).flatMap((text) => [
    ["other-case", text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()],
    ["with-space", `${text} `],
    ["longer", `${text}X`],
    ["cut", text.slice(0, -1)],
    ["unknown", "NOT_A_VALUE"],
    ["empty", ""],
  ]);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) candidates.push(["next-number", Math.max(...numbers) + 1]);
  if (values.some((value) => typeof value === "boolean"))
    candidates.push(["other-boolean", !values.includes(true)]);
  for (const [label, value] of candidates) {
    if (!values.some((known) => sameJson(known, value)) && shape.allows(jsonType(value))) {
      yield variant(value, rule, label, "invalid_enum_value");
    }
  }
}

/** Texts that are too short or long, or break a pattern or format. */
export function* wrongStrings(shape: Shape, { random, light }: Generating): Generator<Variant> {
  const rules = stringRules(shape);
  const minimum = shape.bound("minLength");
  const maximum = shape.bound("maxLength");
  const good = anyString(rules, random) ?? "";
  const ofLength = (length: number): string | undefined =>
    stringOfLength(rules, length, random) ?? stretched(good, length);
  if (minimum && minimum.value > 0) {
    const lengths = new Set([minimum.value - 1, 0]);
    for (const length of lengths) {
      const text = ofLength(length);
      if (text !== undefined)
        yield variant(text, minimum, length === 0 ? "empty" : "one-below", "string_below_min_length");
    }
  }
  if (maximum && maximum.value < (light ? LONGEST_LIGHT_TEXT : LONGEST_BOUND)) {
    for (const [label, length] of [
      ["one-above", maximum.value + 1],
      ["far-above", maximum.value * 2 + 50],
    ] as const) {
      const text = ofLength(length);
      if (text !== undefined) yield variant(text, maximum, label, "string_above_max_length");
    }
    const full = stringOfLength(rules, maximum.value, random);
    if (full !== undefined && keepsRules({ ...rules, max: maximum.value + 1 }, `${full} `))
      yield variant(`${full} `, maximum, "padded-above", "string_above_max_length");
    if (rules.patterns.length === 0 && maximum.value > 0) {
      yield variant(
        "\u{1f600}".repeat(maximum.value + 1),
        maximum,
        "one-above-in-code-points",
        "string_above_max_length",
      );
    }
  }
  for (const rule of shape.rules("pattern")) {
    for (const [label, text] of patternBreakers(
      { ...rules, patterns: [String(rule.value)], languages: rules.languages },
      random,
    )) {
      yield variant(text, rule, label, "invalid_pattern");
    }
  }
  const format = shape.rule("format");
  for (const [label, text] of (format && formatSamples[String(format.value)]?.invalid) ?? []) {
    if (format && keepsRules({ ...rules, format: undefined }, text))
      yield variant(text, format, label, "invalid_format");
  }
}

/**
 * A valid text cut at its end, or extended with its last character: as near to the pattern as another length
 * allows.
 */
function stretched(text: string, length: number): string | undefined {
  const points = [...text];
  const last = points.at(-1) ?? "a";
  return length > LONGEST_BOUND
    ? undefined
    : [
        ...points.slice(0, length),
        ...Array.from({ length: Math.max(0, length - points.length) }, () => last),
      ].join("");
}

/** Numbers beyond a bound, and between multiples. */
export function* wrongNumbers(shape: Shape): Generator<Variant> {
  const rules = numberRules(shape, !shape.types.has("number"));
  const bounds: [string, number, Scenario][] = [
    ["minimum", -1, "value_below_minimum"],
    ["exclusiveMinimum", 0, "value_below_minimum"],
    ["maximum", 1, "value_above_maximum"],
    ["exclusiveMaximum", 0, "value_above_maximum"],
  ];
  for (const [keyword, direction, scenario] of bounds) {
    const rule = shape.bound(keyword);
    if (!rule) continue;
    const next = direction === 0 ? rule.value : rule.value + direction * rules.step;
    yield variant(next, rule, "next", scenario);
    yield variant(
      rule.value +
        (keyword.includes("in") && scenario === "value_below_minimum" ? -1 : 1) * rules.step * 1000,
      rule,
      "far",
      scenario,
    );
  }
  const multiple = shape.bound("multipleOf");
  const some = anyNumber(rules);
  if (multiple && some !== undefined) {
    const off = rules.integer ? 1 : multiple.value / 2;
    for (const [label, value] of [
      ["above", some + off],
      ["below", some - off],
    ] as const)
      yield variant(value, multiple, label, "not_multiple_of");
  }
  const format = shape.rule("format");
  const formatBounds = format && integerFormatBounds[String(format.value)];
  if (!format || !formatBounds || format.value !== "int32") return;
  yield variant(formatBounds[1] + 1, format, "above-32-bits", "value_above_maximum");
  yield variant(formatBounds[0] - 1, format, "below-32-bits", "value_below_minimum");
}
