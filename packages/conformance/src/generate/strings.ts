import type { Shape } from "@callsheet/document";
import { compilePattern } from "./compile-pattern.ts";
import { formatSamples } from "./formats.ts";
import { languageOf, type PatternLanguage, patternLanguage } from "./pattern-language.ts";
import type { Random } from "./random.ts";

/** The longest text made when the contract sets no upper bound, in code points. */
const LONGEST = 2048;
/** How far past the lower bound a length is searched for. */
const SEARCH = 512;
/** A larger upper bound is not tried: a request of that size tests the transport, not the contract. */
export const LONGEST_BOUND = 100_000;

/** The rules of a string schema, in the form that generators need. */
export interface StringRules {
  readonly min: number;
  readonly max: number;
  readonly patterns: readonly string[];
  readonly languages: readonly PatternLanguage[];
  readonly format: string | undefined;
}

/** Reads the rules of a string from a shape. */
export function stringRules(shape: Shape): StringRules {
  const patterns = shape.rules("pattern").map((rule) => String(rule.value));
  const format = shape.rule("format")?.value;
  return {
    min: shape.bound("minLength")?.value ?? 0,
    max: shape.bound("maxLength")?.value ?? Number.POSITIVE_INFINITY,
    patterns,
    languages: languagesOf(patterns),
    format: typeof format === "string" ? format : undefined,
  };
}

/** One language for all patterns if their automata can be intersected, else one each. */
function languagesOf(patterns: readonly string[]): PatternLanguage[] {
  if (patterns.length === 0) return [];
  const all = patterns.length > 1 ? languageOf(patterns) : undefined;
  return all ? [all] : patterns.map(patternLanguage).filter((language) => language !== undefined);
}

/** The length of a text as JSON Schema counts it: in code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** True when a text satisfies the bounds and every pattern; the validator checks formats. */
export function keepsRules(rules: StringRules, text: string): boolean {
  const length = codePoints(text);
  return (
    length >= rules.min &&
    length <= rules.max &&
    rules.patterns.every((pattern) => compilePattern(pattern).test(text))
  );
}

/**
 * A text of exactly the length that matches every pattern; undefined when there is none or none was found.
 */
export function stringOfLength(rules: StringRules, length: number, random: Random): string | undefined {
  if (length < 0 || length > LONGEST_BOUND) return undefined;
  const [first, ...others] = rules.languages;
  if (rules.patterns.length > 0 && !first) return undefined;
  if (!first) return plainText(length, random);
  for (let tries = 0; tries < (others.length > 0 ? 50 : 1); tries++) {
    const text = first.hasLength(length) ? first.sample(length, random) : undefined;
    if (text === undefined) return undefined;
    if (others.every((language) => language.matches(text))) return text;
  }
  return undefined;
}

/** The shortest and longest lengths that the rules allow, within what is tried. */
export function lengthRange(rules: StringRules): { shortest: number; longest: number } | undefined {
  const possible = (length: number): boolean =>
    rules.languages.every((language) => language.hasLength(length));
  const top = Math.min(rules.max, Math.max(LONGEST, rules.min));
  let shortest = Math.ceil(rules.min);
  while (shortest <= Math.min(top, rules.min + SEARCH) && !possible(shortest)) shortest++;
  if (!possible(shortest) || shortest > rules.max) return undefined;
  let longest = Number.isFinite(rules.max)
    ? Math.min(rules.max, LONGEST_BOUND)
    : Math.min(shortest + 64, LONGEST);
  while (longest > shortest && !possible(longest)) longest--;
  return { shortest, longest };
}

/** A short text that satisfies the rules, or undefined when none was found. */
export function anyString(rules: StringRules, random: Random): string | undefined {
  for (const sample of rules.format ? (formatSamples[rules.format]?.valid ?? []) : []) {
    if (keepsRules(rules, sample)) return sample;
  }
  const range = lengthRange(rules);
  if (!range) return undefined;
  const usual = Math.min(range.longest, range.shortest + 8);
  for (let length = usual; length >= range.shortest; length--) {
    const text = stringOfLength(rules, length, random);
    if (text !== undefined) return text;
  }
  return undefined;
}

function plainText(length: number, random: Random): string {
  let text = "";
  for (let index = 0; index < length; index++)
    text += "abcdefghijklmnopqrstuvwxyz0123456789"[random.between(0, 35)];
  return text;
}

/** Texts that a pattern refuses though their length is right, each with a word for what is wrong. */
export function* patternBreakers(rules: StringRules, random: Random): Generator<readonly [string, string]> {
  const good = anyString({ ...rules, format: undefined }, random);
  if (good === undefined) return;
  const points = [...good];
  const middle = Math.floor(points.length / 2);
  const withPoint = (index: number, point: string): string =>
    points.map((old, at) => (at === index ? point : old)).join("");
  const fit = (text: string): string => [...text].slice(0, rules.max).join("");
  const fitEnd = (text: string): string => [...text].slice(-Math.min(rules.max, LONGEST_BOUND)).join("");
  const candidates: [string, string][] = [
    ["junk-before", fit(`!${good}`)],
    ["junk-after", fitEnd(`${good}!`)],
    ["newline-after", fitEnd(`${good}\n`)],
    ["newline-before", fit(`\n${good}`)],
    ["nul-after", fitEnd(`${good}\u0000`)],
    ["space-before", fit(` ${good}`)],
    ["space-after", fitEnd(`${good} `)],
    ["second-line", fitEnd(`x\n${good}`)],
    ["longer", `${good}${points.at(-1) ?? "a"}`],
    ["shorter", points.slice(0, -1).join("")],
    ["wrong-first", withPoint(0, "!")],
    ["wrong-middle", withPoint(middle, "!")],
    ["wrong-last", withPoint(points.length - 1, "!")],
    ["non-ascii", withPoint(points.length - 1, "\u00e9")],
    ["emoji", withPoint(points.length - 1, "\u{1f600}")],
    ["fullwidth-digit", withPoint(points.length - 1, "\uff11")],
    ["upper-case", good.toUpperCase()],
    ["lower-case", good.toLowerCase()],
    ["reversed", points.toReversed().join("")],
    ["empty", ""],
    ["spaces", " ".repeat(Math.max(1, Math.min(rules.min, LONGEST)))],
    ["plain-word", "x".repeat(Math.max(1, Math.min(points.length, LONGEST)))],
  ];
  const seen = new Set<string>();
  for (const [label, text] of candidates) {
    const length = codePoints(text);
    if (seen.has(text) || length < rules.min || length > rules.max) continue;
    if (rules.patterns.every((pattern) => compilePattern(pattern).test(text))) continue;
    seen.add(text);
    yield [label, text];
  }
}
