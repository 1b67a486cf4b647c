import type { Place, Rule, Shape } from "@callsheet/document";
import { formatSamples } from "./formats.ts";
import { boundaryNumbers, numberRules } from "./numbers.ts";
import type { Scenario } from "./scenario.ts";
import {
  codePoints,
  keepsRules,
  LONGEST_BOUND,
  lengthRange,
  stringOfLength,
  stringRules,
} from "./strings.ts";
import { type Generating, type Variant, variant } from "./variant.ts";

/**
 * Valid texts: each length at and next to a bound, samples of formats and patterns, texts that careless code
 * trips over.
 */
export function* validStrings(shape: Shape, { random }: Generating): Generator<Variant> {
  const rules = stringRules(shape);
  const range = rules.format && formatSamples[rules.format] ? undefined : lengthRange(rules);
  const about = (keyword: string): Rule =>
    shape.rule(keyword) ??
    shape.rule("type") ?? { keyword: "type", value: "string", place: shape.places[0] as Place };
  for (const [index, sample] of (formatSamples[rules.format ?? ""]?.valid ?? []).entries()) {
    if (keepsRules(rules, sample)) yield variant(sample, about("format"), `sample-${index}`, "valid_string");
  }
  if (!range) return;
  const lengths: [string, string, number, Scenario][] = [
    ["minLength", "at", range.shortest, "minimum_length_string"],
    ["minLength", "one-above", range.shortest + 1, "near_boundary_length_string"],
    ["maxLength", "one-below", range.longest - 1, "near_boundary_length_string"],
    ["maxLength", "at", range.longest, "maximum_length_string"],
  ];
  const seen = new Set<number>();
  for (const [keyword, label, length, scenario] of lengths) {
    const bounded = shape.rule(keyword) !== undefined;
    if (length < range.shortest || length > range.longest || seen.has(length)) continue;
    const text = stringOfLength(rules, length, random);
    if (text === undefined) continue;
    seen.add(length);
    yield variant(
      text,
      about(bounded ? keyword : "pattern"),
      `${bounded ? label : `length-${length}`}`,
      bounded ? scenario : "valid_string",
    );
  }
  for (let count = 0; count < 3; count++) {
    const text = stringOfLength(
      rules,
      random.between(range.shortest, Math.min(range.longest, range.shortest + 40)),
      random,
    );
    if (text !== undefined) yield variant(text, about("pattern"), `sample-${count}`, "valid_string");
  }
  if (rules.patterns.length === 0) yield* oddTexts(shape, about("type"));
}

/** Texts that every string schema without a pattern allows and that careless code trips over. */
function* oddTexts(shape: Shape, rule: Rule): Generator<Variant> {
  const rules = stringRules(shape);
  const texts: [string, string][] = [
    ["empty", ""],
    ["space", " "],
    ["accents", "Zoë Ångström"],
    ["other-scripts", "東京 Ψ Ж"],
    ["emoji", "👩‍💻🎬"],
    ["quotes", `a"b'c\`d`],
    ["markup", "<script>alert(1)</script>"],
    ["sql", "' OR '1'='1' --"],
    ["template", "#{7*7}{{7*7}}"],
    ["prototype", "__proto__"],
    ["number-like", "0123"],
    ["null-word", "null"],
    ["line-break", "two\nlines\ttab"],
  ];
  for (const [label, text] of texts) {
    if (keepsRules(rules, text) && codePoints(text) <= LONGEST_BOUND)
      yield variant(text, rule, `text-${label}`, "valid_string");
  }
}

/** Valid numbers: each bound, what is next to it, zero, negative and large ones. */
export function* validNumbers(shape: Shape): Generator<Variant> {
  const rules = numberRules(shape, !shape.types.has("number"));
  const about = (label: string): Rule => {
    const keywords = label.startsWith("min")
      ? ["minimum", "exclusiveMinimum"]
      : label.startsWith("max")
        ? ["maximum", "exclusiveMaximum"]
        : ["multipleOf"];
    const rule = [...keywords, "format", "type"]
      .map((keyword) => shape.rule(keyword))
      .find((found) => found !== undefined);
    return rule ?? { keyword: "type", value: "number", place: shape.places[0] as Place };
  };
  const scenarios: Record<string, Scenario> = {
    minimum: "minimum_value",
    maximum: "maximum_value",
    "minimum-plus-one": "near_boundary_number",
    "maximum-minus-one": "near_boundary_number",
  };
  for (const [label, value] of boundaryNumbers(rules))
    yield variant(value, about(label), label, scenarios[label] ?? "valid_number");
}
