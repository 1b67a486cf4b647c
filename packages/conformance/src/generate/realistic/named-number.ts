import type { NumberRules } from "../numbers.ts";
import { isMoment, momentFor } from "./moment.ts";
import type { Naming } from "./named-text.ts";
import { wordsOf } from "./words.ts";

type Range = readonly [low: number, high: number];

/** Usual ranges by the words of a name: the first match. */
const RANGES: readonly (readonly [RegExp, Range])[] = [
  [/\blat\b|\blatitude\b/, [-60, 60]],
  [/\blng\b|\blon\b|\blongitude\b/, [-150, 150]],
  [/\bage\b/, [18, 80]],
  [/\bport\b/, [8000, 8999]],
  [/\bpage\b|\bversion\b|\brevision\b|\bposition\b|\brank\b|\border\b|\bpriority\b|\blevel\b/, [1, 5]],
  [/\bpercent\b|\bpercentage\b|\bprogress\b|\bscore\b/, [1, 100]],
  [/\brating\b|\bstars\b/, [1, 5]],
  [/\bratio\b|\brate\b|\bprobability\b|\bconfidence\b/, [0, 1]],
  [/\bprice\b|\bamount\b|\bcost\b|\bfee\b|\bsubtotal\b|\bbalance\b|\bsalary\b/, [5, 500]],
  [/\bwidth\b|\bheight\b/, [320, 1920]],
  [/\bbytes\b|\bsize\b/, [1_024, 500_000]],
  [/\bseconds\b|\bduration\b|\btimeout\b|\binterval\b|\bttl\b/, [10, 3_600]],
  [/\bnumber of\b/, [1, 50]],
  [/\bid\b|\bnumber\b/, [1, 9_999]],
  [/\bcount\b|\btotal\b|\bquantity\b|\bstock\b|\blimit\b|\blength\b|\bviews\b|\blikes\b/, [1, 50]],
];

/** A number that suits a name and satisfies the rules; undefined when no number does. */
export function namedNumber(rules: NumberRules, naming: Naming): number | undefined {
  const [low, high] = rangeFor(rules, naming);
  if (rules.low > rules.high) return undefined;
  const from = Math.max(rules.low, low);
  const to = Math.min(rules.high, high);
  // If the usual range is outside the rules, the rules' own nearest end is used.
  const [first, last] = from <= to ? [from, to] : nearest(rules, low);
  const unit = rules.multipleOf ?? (rules.integer ? 1 : 0.01);
  const value =
    naming.random.between(
      Math.ceil(first / unit),
      Math.max(Math.ceil(first / unit), Math.floor(last / unit)),
    ) * unit;
  const rounded = rules.multipleOf === undefined && !rules.integer ? Math.round(value * 100) / 100 : value;
  return Math.min(Math.max(rounded, rules.low), rules.high) + 0;
}

function nearest(rules: NumberRules, low: number): Range {
  return rules.low > low
    ? [rules.low, Math.min(rules.high, rules.low + 100)]
    : [Math.max(rules.low, rules.high - 100), rules.high];
}

function rangeFor(rules: NumberRules, { name, now, random }: Naming): Range {
  const named = wordsOf(name);
  const spoken = named.join(" ");
  if (named.at(-1) === "year") return [new Date(now).getUTCFullYear() - 2, new Date(now).getUTCFullYear()];
  if (isMoment(named) || named.includes("epoch")) {
    const moment = momentFor(named, now, random);
    const thousandth = /\bms\b|millis/.test(spoken) ? 1 : 1_000;
    const value = Math.floor(moment / thousandth);
    if (value <= rules.high) return [value, value];
  }
  return RANGES.find(([pattern]) => pattern.test(spoken))?.[1] ?? [1, 100];
}
