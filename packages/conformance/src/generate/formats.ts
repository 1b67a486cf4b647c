/** Texts that are right and wrong for a format. */
export interface FormatSamples {
  readonly valid: readonly string[];
  /** Wrong texts, each with a word for what is wrong. */
  readonly invalid: readonly (readonly [string, string])[];
}

const DATE_TIME: FormatSamples = {
  valid: [
    "2026-01-15T22:45:51Z",
    "2024-02-29T00:00:00.123Z",
    "1999-12-31T23:59:59+05:30",
    "2026-07-01T12:00:00-08:00",
  ],
  invalid: [
    ["no-zone", "2026-01-15T22:45:51"],
    ["date-only", "2026-01-15"],
    ["no-such-day", "2023-02-29T00:00:00Z"],
    ["no-such-month", "2026-13-01T00:00:00Z"],
    ["no-such-hour", "2026-01-15T25:00:00Z"],
    ["epoch-seconds", "1768517151"],
    ["http-date", "Thu, 15 Jan 2026 22:45:51 GMT"],
    ["empty", ""],
  ],
};

/** Samples by format name: the formats of JSON Schema and OpenAPI that describe strings. */
export const formatSamples: Readonly<Record<string, FormatSamples>> = {
  "date-time": DATE_TIME,
  date: {
    valid: ["2026-01-15", "2024-02-29"],
    invalid: [
      ["no-such-day", "2023-02-29"],
      ["no-such-month", "2026-13-01"],
      ["slashes", "2026/01/15"],
      ["empty", ""],
    ],
  },
  time: {
    valid: ["22:45:51Z", "00:00:00+01:00"],
    invalid: [
      ["no-such-hour", "25:00:00Z"],
      ["letters", "noon"],
      ["empty", ""],
    ],
  },
  duration: {
    valid: ["P1DT12H", "PT30S"],
    invalid: [
      ["no-designator", "1D"],
      ["only-designator", "P"],
      ["empty", ""],
    ],
  },
  email: {
    valid: ["a@example.com", "first.last+tag@sub.example.org"],
    invalid: [
      ["no-at", "example.com"],
      ["no-domain", "a@"],
      ["space", "a b@example.com"],
      ["empty", ""],
    ],
  },
  hostname: {
    valid: ["example.com", "a", "xn--bcher-kva.example"],
    invalid: [
      ["underscore-space", "exa mple.com"],
      ["dot-only", "."],
      ["dash-first", "-example.com"],
      ["empty", ""],
    ],
  },
  ipv4: {
    valid: ["127.0.0.1", "255.255.255.255"],
    invalid: [
      ["too-large", "256.0.0.1"],
      ["three-parts", "10.0.1"],
      ["empty", ""],
    ],
  },
  ipv6: {
    valid: ["::1", "2001:db8::8a2e:370:7334"],
    invalid: [
      ["ipv4", "127.0.0.1"],
      ["two-gaps", "1::2::3"],
      ["empty", ""],
    ],
  },
  uri: {
    valid: ["https://example.com/path?q=1", "urn:isbn:0451450523"],
    invalid: [
      ["no-scheme", "//example.com"],
      ["space", "https://exa mple.com"],
      ["words", "not a uri"],
      ["empty", ""],
    ],
  },
  "uri-reference": {
    valid: ["/path", "https://example.com", "#part"],
    invalid: [
      ["backslash", "\\\\server\\share"],
      ["bad-escape", "/%zz"],
    ],
  },
  url: {
    valid: ["https://example.com/path"],
    invalid: [
      ["words", "not a url"],
      ["empty", ""],
    ],
  },
  uuid: {
    valid: [
      "123e4567-e89b-12d3-a456-426614174000",
      "ffffffff-ffff-4fff-bfff-ffffffffffff",
      "123E4567-E89B-42D3-A456-426614174000",
    ],
    invalid: [
      ["too-short", "123e4567-e89b-12d3-a456"],
      ["no-hex", "zzze4567-e89b-12d3-a456-426614174000"],
      ["empty", ""],
    ],
  },
  regex: {
    valid: ["^a+$", "[0-9]{3}"],
    invalid: [
      ["open-class", "[a-"],
      ["open-group", "(a"],
    ],
  },
  "json-pointer": {
    valid: ["", "/a/0"],
    invalid: [
      ["no-slash", "a/b"],
      ["bad-escape", "/a~2"],
    ],
  },
  byte: {
    valid: ["aGVsbG8=", "AAEC"],
    invalid: [
      ["no-base64", "!!!"],
      ["cut", "aGVsbG8"],
    ],
  },
};

/** The bounds that the formats of numbers set. */
export const integerFormatBounds: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};
