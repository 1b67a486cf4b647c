import { fullFormats } from "ajv-formats/dist/formats.js";
import type { RuntimeName } from "./check-unit.ts";

/**
 * How a format is checked: by a function of the runtime, by patterns that must all match, or as a range of
 * whole numbers.
 */
export type FormatCheck =
  | { readonly by: "function"; readonly name: RuntimeName }
  | {
      readonly by: "patterns";
      readonly patterns: readonly { readonly source: string; readonly flags: string }[];
    }
  | { readonly by: "range"; readonly minimum: number; readonly maximum: number }
  | { readonly by: "nothing" };

/** Patterns that ajv-formats maintains, used unchanged. */
const borrowed =
  `duration uri-reference uri-template email hostname ipv4 ipv6 uuid json-pointer relative-json-pointer`.split(
    " ",
  );

const formats = new Map<string, FormatCheck>([
  ["date", { by: "function", name: "isDate" }],
  ["time", { by: "function", name: "isTime" }],
  ["date-time", { by: "function", name: "isDateTime" }],
  ["regex", { by: "function", name: "isRegex" }],
  ["int8", { by: "range", minimum: -(2 ** 7), maximum: 2 ** 7 - 1 }],
  ["int16", { by: "range", minimum: -(2 ** 15), maximum: 2 ** 15 - 1 }],
  ["int32", { by: "range", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }],
  // JSON.parse rounds 2^63 - 1, the largest of them, up to 2^63.
  ["int64", { by: "range", minimum: -(2 ** 63), maximum: 2 ** 63 }],
  ["byte", patterns(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)],
  // The one form that RFC 9110 lets senders use, with the fraction of a second that Smithy allows.
  [
    "http-date",
    patterns(
      /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d(?:\.\d+)? GMT$/,
    ),
  ],
  ["uri", patterns(/^[a-z][a-z0-9+.-]*:[^"]*$/i, ajvPattern("uri-reference"))],
  ...borrowed.map((name): [string, FormatCheck] => [name, patterns(ajvPattern(name))]),
  ...["float", "double", "password", "binary"].map((name): [string, FormatCheck] => [
    name,
    { by: "nothing" },
  ]),
]);

/** The check for a format; undefined for an unknown name. */
export function formatCheck(name: string): FormatCheck {
  return formats.get(name) ?? { by: "nothing" };
}

/** The names of all formats with a check. */
export function formatNames(): readonly string[] {
  return [...formats.keys()];
}

function patterns(...all: readonly RegExp[]): FormatCheck {
  return { by: "patterns", patterns: all.map(({ source, flags }) => ({ source, flags })) };
}

function ajvPattern(name: string): RegExp {
  const pattern = (fullFormats as Record<string, unknown>)[name];
  if (pattern instanceof RegExp) return pattern;
  throw new Error(`ajv-formats no longer checks ${name} by a regular expression`);
}
