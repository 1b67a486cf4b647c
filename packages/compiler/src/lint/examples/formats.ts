import { fullFormats } from "ajv-formats/dist/formats.js";

/** Formats that examples are checked for: those whose meaning nobody disputes. */
const known = ["date-time", "date", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"] as const;
const longest = 2_000;

/**
 * What is wrong with a text of a format, as the end of a sentence; undefined when nothing is, or for an
 * unknown format.
 */
export function formatProblem(format: string, text: string): string | undefined {
  const name = known.find((candidate) => candidate === format);
  if (name === undefined || text.length > longest) return undefined;
  const rule: unknown = fullFormats[name];
  const check = typeof rule === "object" && rule !== null && "validate" in rule ? rule.validate : rule;
  const isRight =
    check instanceof RegExp ? check.test(text) : typeof check === "function" ? check(text) : true;
  return isRight
    ? undefined
    : `must be ${/^[aeiou]/.test(name) && !name.startsWith("u") ? "an" : "a"} ${name}`;
}
