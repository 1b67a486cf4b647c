import { expect, test } from "vitest";
import { writeNullable } from "./nullable.ts";
import { rewriteSchema } from "./rewrite-schema.ts";

const model = { $ref: "#/components/schemas/Stage" };

test.for<[given: Record<string, unknown>, want: Record<string, unknown>]>([
  [{ type: "string" }, { type: "string" }],
  [
    { type: ["string", "null"], format: "date-time" },
    { type: "string", format: "date-time", nullable: true },
  ],
  [{ type: ["integer"] }, { type: "integer" }],
  [{ type: "null" }, { nullable: true }],
  [{ type: ["string", "integer"], maxLength: 3, description: "Either." }, { description: "Either." }],
  [
    { type: ["string", "integer", "null"], "x-a": 1 },
    { "x-a": 1, nullable: true },
  ],
  [{ anyOf: [model, { type: "null" }] }, { allOf: [model], nullable: true }],
  [
    { oneOf: [model, { type: "string" }, { type: "null" }] },
    { oneOf: [model, { type: "string" }], nullable: true },
  ],
  [{ anyOf: [{ type: "null" }] }, { nullable: true }],
  [
    { type: ["string", "null"], enum: ["A", null] },
    { type: "string", enum: ["A"], nullable: true },
  ],
  [{ enum: [null] }, { nullable: true }],
  [{ anyOf: [{ type: ["string", "null"] }, model] }, { anyOf: [{ type: "string", nullable: true }, model] }],
])("%j becomes %j", ([given, want]) => {
  expect(rewriteSchema(given, writeNullable)).toEqual(want);
});
