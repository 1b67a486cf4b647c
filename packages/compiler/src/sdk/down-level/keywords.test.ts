import { expect, test } from "vitest";
import { replaceKeywords } from "./keywords.ts";

test.for<[given: Record<string, unknown>, want: Record<string, unknown>]>([
  [
    { type: "string", maxLength: 3 },
    { type: "string", maxLength: 3 },
  ],
  [{ const: "A" }, { enum: ["A"] }],
  [{ const: null }, { enum: [null] }],
  [
    { type: "string", examples: ["a", "b"] },
    { type: "string", example: "a" },
  ],
  [{ examples: [] }, {}],
  [{ exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
  [{ exclusiveMaximum: 9 }, { maximum: 9, exclusiveMaximum: true }],
  [
    { minimum: 1, exclusiveMinimum: true },
    { minimum: 1, exclusiveMinimum: true },
  ],
  [
    { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    { type: "string", format: "byte" },
  ],
  [{ type: "string", contentEncoding: "quoted-printable" }, { type: "string" }],
  [{ patternProperties: { "^x-": { type: "string" } } }, { additionalProperties: { type: "string" } }],
  [
    { patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    { additionalProperties: { type: "string" } },
  ],
  [{ patternProperties: { a: {}, b: {} } }, { additionalProperties: true }],
  [
    { patternProperties: { a: { type: "string" } }, additionalProperties: { type: "integer" } },
    { additionalProperties: true },
  ],
  [{ unevaluatedProperties: { type: "string" } }, { additionalProperties: { type: "string" } }],
  [{ unevaluatedProperties: false }, {}],
  [{ prefixItems: [{ type: "string" }, { type: "integer" }] }, { items: {} }],
  [{ type: "object", propertyNames: { maxLength: 3 }, dependentRequired: { a: ["b"] } }, { type: "object" }],
  [{ if: {}, else: {}, contains: {}, $id: "x", $comment: "y", $defs: {} }, {}],
])("%j becomes %j", ([given, want]) => {
  expect(replaceKeywords(given)).toEqual(want);
});
