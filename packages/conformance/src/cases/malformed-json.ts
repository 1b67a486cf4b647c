/** Replacements for a member's value that are not values. */
const BAD_VALUES: readonly (readonly [string, string])[] = [
  ["nan", "NaN"],
  ["infinity", "Infinity"],
  ["negative-infinity", "-Infinity"],
  ["undefined", "undefined"],
  ["python-true", "True"],
  ["upper-case-null", "NULL"],
  ["hexadecimal", "0x1F"],
  ["leading-zero", "012"],
  ["leading-plus", "+1"],
  ["bare-fraction", ".5"],
  ["open-fraction", "1."],
  ["open-exponent", "1e"],
  ["double-minus", "--1"],
  ["bare-word", "word"],
  ["open-list", "[1"],
  ["wrong-bracket", "[1}"],
  ["control-character", '"a\u0001b"'],
  ["raw-line-break", '"a\nb"'],
  ["raw-tab", '"a\tb"'],
  ["nul", '"a\u0000b"'],
  ["bad-escape", '"\\x41"'],
  ["short-unicode-escape", '"\\u12"'],
  ["lonely-backslash", '"\\"'],
];

/** Whole bodies that are not JSON, whatever the operation. */
const OTHER_BODIES: readonly (readonly [string, string])[] = [
  ["form", "member=value&another=1"],
  ["xml", "<request><member>value</member></request>"],
  ["yaml", "member: value\n"],
  ["word", "value"],
  ["open-brace", "{"],
  ["open-bracket", "["],
  ["deep-lists", "[".repeat(20_000)],
  ["deep-objects", '{"a":'.repeat(5_000)],
];

/**
 * Texts that are almost a JSON object, each with a word for what is wrong: made from an object with at least
 * one member.
 */
export function malformedTexts(sample: string): (readonly [string, string])[] {
  const inside = sample.slice(0, -1);
  const values = BAD_VALUES.map(([label, value]): [string, string] => [
    label,
    `${inside},"another":${value}}`,
  ]);
  return [...cutTexts(sample), ...markTexts(sample), ...values, ...OTHER_BODIES];
}

/** Texts with something missing, or too much, at an end. */
function cutTexts(sample: string): [string, string][] {
  return [
    ["truncated-first", sample.slice(0, 1)],
    ["truncated-half", sample.slice(0, Math.floor(sample.length / 2))],
    ["truncated-last", sample.slice(0, -1)],
    ["trailing-junk", `${sample}x`],
    ["trailing-brace", `${sample}}`],
    ["two-documents", `${sample}${sample}`],
    ["two-documents-in-lines", `${sample}\n${sample}`],
    ["leading-junk", `x${sample}`],
    ["leading-comma", `,${sample}`],
    ["bracket-for-brace", `[${sample.slice(1)}`],
    ["form-feed-space", `\f${sample}`],
    ["no-break-space", `\u00a0${sample}`],
    ["line-comment", `${sample}// comment`],
    ["block-comment", `/* comment */${sample}`],
    ["hash-comment", `# comment\n${sample}`],
  ];
}

/** Texts with a wrong comma, colon, quote or name. */
function markTexts(sample: string): [string, string][] {
  const inside = sample.slice(0, -1);
  return [
    ["trailing-comma", `${inside},}`],
    ["double-comma", `${inside},,}`],
    ["missing-comma", `${inside} "another":1}`],
    ["missing-colon", sample.replace(":", " ")],
    ["double-colon", sample.replace(":", "::")],
    ["single-quotes", sample.replaceAll('"', "'")],
    ["unquoted-name", sample.replace(/"([^"]*)":/, "$1:")],
    ["unquoted-value", sample.replace(/:"([^"]*)"/, ":$1x")],
    ["unclosed-string", sample.replace(/"([^"]*)"([^"]*)$/, '"$1$2')],
    ["number-name", `${inside},1:2}`],
    ["null-name", `${inside},null:2}`],
  ];
}
