// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema

import type { OpenApiVersion as Version } from "@callsheet/document";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { type Located, memberOf, rootOf } from "../source/located.ts";
import { SpecSources } from "../spec-sources.ts";
import { follow } from "../walk/resolve-reference.ts";
import { judge } from "./judge.ts";

const sources = new SpecSources("/nowhere", []);

function run(
  schema: unknown,
  value: unknown,
  { version = "3.1", inRequest }: { version?: Version; inRequest?: boolean } = {},
): readonly { at: readonly string[]; message: string }[] {
  const located = rootOf({ path: "schema.json", value: JSON.parse(JSON.stringify(schema)), ok: true });
  return judge(located, value, { version, inRequest, follow: (from: Located) => follow(sources, from) });
}

const tree = {
  type: "object",
  properties: { children: { type: "array", items: { $ref: "#" } } },
  additionalProperties: false,
};
const closed = {
  allOf: [
    { properties: { a: { type: "string" } } },
    { if: { required: ["b"] }, then: { properties: { b: true, c: true } } },
  ],
  unevaluatedProperties: false,
};

/** Schemas with values; Ajv says which are valid. */
const cases: [schema: object, values: unknown[]][] = [
  [{ type: "string", minLength: 2, maxLength: 3 }, ["a", "ab", "😀😀😀", "abcd", 1]],
  [
    { type: ["integer", "null"], minimum: 1, exclusiveMaximum: 5, multipleOf: 2 },
    [null, 2, 3, 0, 5, 4, 2.5, "2"],
  ],
  [{ multipleOf: 0.01 }, [0.07, 19.99, 0.075, 1e300]],
  [{ enum: [1, "a", { x: [1] }], not: { const: 1 } }, [1, "a", { x: [1] }, { x: [2] }, null]],
  [{ const: { a: 1, b: 2 } }, [{ b: 2, a: 1 }, { a: 1 }]],
  [{ pattern: "^[a-z]+$", format: "date" }, ["abc", "2024-01-01", 3]],
  [{ format: "date-time" }, ["2024-01-01T00:00:00Z", "2024-13-01T00:00:00Z", "now"]],
  [{ format: "uuid" }, ["123e4567-e89b-12d3-a456-426614174000", "x"]],
  [{ format: "uri" }, ["https://example.com/a?b", "a b"]],
  [
    { prefixItems: [{ type: "string" }], items: { type: "number" }, minItems: 1, uniqueItems: true },
    [[], ["a", 1], ["a", "b"], ["a", 1, 1], [1]],
  ],
  [
    { contains: { type: "number" }, minContains: 2, maxContains: 3 },
    [[1], [1, 2], [1, 2, 3, 4], ["a", 1, 2]],
  ],
  [
    {
      properties: { a: { type: "number" } },
      patternProperties: { "^x-": { type: "string" } },
      additionalProperties: { type: "boolean" },
    },
    [{ a: 1 }, { a: "1" }, { "x-a": "s" }, { "x-a": 1 }, { other: true }, { other: 1 }],
  ],
  [
    {
      required: ["a"],
      dependentRequired: { a: ["b"] },
      dependentSchemas: { b: { minProperties: 3 } },
      maxProperties: 3,
    },
    [{}, { a: 1 }, { a: 1, b: 1 }, { a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 1, d: 1 }],
  ],
  [{ propertyNames: { maxLength: 2 } }, [{ ab: 1 }, { abc: 1 }]],
  [
    { anyOf: [{ type: "string" }, { minimum: 3 }], oneOf: [{ type: "number" }, { const: 4 }] },
    ["a", 3, 4, 2, true],
  ],
  [{ if: { type: "string" }, then: { minLength: 2 }, else: { type: "number" } }, ["a", "ab", 1, true]],
  [tree, [{}, { children: [{}, { children: [] }] }, { children: [{ child: [] }] }]],
  [closed, [{ a: "x" }, { a: 1 }, { b: 1, c: 1 }, { c: 1 }, { a: "x", d: 1 }]],
  [
    {
      $defs: { a: { anyOf: [{ properties: { x: true }, required: ["x"] }, true] } },
      $ref: "#/$defs/a",
      properties: { y: true },
      unevaluatedProperties: { type: "number" },
    },
    [{ x: "s", y: "s" }, { x: 1, z: 1 }, { z: "s" }],
  ],
  [
    { properties: { no: false, constructor: { type: "string" } } },
    [{}, { no: 1 }, { constructor: "a" }, { constructor: 1 }],
  ],
];

describe("a value is valid where Ajv says so", () => {
  const ajv = formats.default(
    new Ajv2020({ strict: false, allErrors: true, ownProperties: true, multipleOfPrecision: 9 }),
  );
  test.each(cases)("%j", (schema, values) => {
    const validate = ajv.compile(schema);
    for (const value of values)
      expect(run(schema, value).length === 0, JSON.stringify(value)).toBe(validate(value));
  });
});

test("`contains` evaluates the items that match it, which Ajv does not see", () => {
  const schema = { prefixItems: [true], contains: { const: 1 }, unevaluatedItems: false };
  expect([[2, 1], [1], [1, 1], [2, 1, 3]].map((value) => run(schema, value).length)).toEqual([0, 0, 0, 1]);
});

describe("problems are reported in sentences, with their place", () => {
  const cat = { required: ["lives"], properties: { kind: { const: "cat" }, lives: { type: "integer" } } };
  const dog = { properties: { kind: { const: "dog" }, tail: { type: "string" } } };
  const pets = {
    $defs: { Cat: cat, Dog: dog },
    oneOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog" }],
    discriminator: { propertyName: "kind", mapping: { cat: "#/$defs/Cat", dog: "#/$defs/Dog" } },
  };
  test.each<[schema: object, value: unknown, messages: string[]]>([
    [{ type: "string" }, 1, ["The value must be a string."]],
    [{ properties: { a: { items: { type: "integer" } } } }, { a: [1, "x"] }, ["`a.1` must be an integer."]],
    [
      { required: ["a"], additionalProperties: false },
      { b: 1 },
      ["The value needs the member `a`.", "The value must not have the member `b`."],
    ],
    [{ enum: ["a", "b"] }, "c", ['The value must be one of "a", "b".']],
    [
      pets,
      { kind: "cat", lives: "nine" },
      ["`lives` must be an integer, as `Cat` says, which `kind` chooses."],
    ],
    [pets, { kind: "cow" }, ['`kind` is "cow", which chooses none of Cat, Dog.']],
    [
      { oneOf: [{ title: "Number", type: "number" }, { minimum: 1 }] },
      3,
      ["The value must be of exactly one form of `oneOf`, and is of 2: Number, number 2."],
    ],
    [
      { anyOf: [{ title: "Text", type: "string" }, cat] },
      {},
      [
        "The value is of none of the 2 forms that it may have. The nearest is Text: The value must be a string.",
      ],
    ],
  ])("%j", (schema, value, messages) => {
    expect(run(schema, value).map(({ message }) => message)).toEqual(messages);
  });

  test("the steps lead to the member", () => {
    expect(run({ properties: { a: { items: { type: "integer" } } } }, { a: [1, "x"] })[0]?.at).toEqual([
      "a",
      "1",
    ]);
  });
});

describe("what holds for one side or one version", () => {
  const user = {
    required: ["id", "password"],
    properties: { id: { readOnly: true }, password: { writeOnly: true } },
  };
  test.each([
    [true, { password: "x" }, 0],
    [false, { id: 1 }, 0],
    [undefined, { id: 1 }, 1],
    [true, { id: 1 }, 1],
  ])("in a request: %s", (inRequest, value, count) => {
    expect(run(user, value, inRequest === undefined ? {} : { inRequest })).toHaveLength(count);
  });

  test("OpenAPI 3.0", () => {
    const schema = { type: "number", nullable: true, maximum: 5, exclusiveMaximum: true };
    expect(run(schema, null, { version: "3.0" })).toEqual([]);
    expect(run(schema, 5, { version: "3.0" })).toHaveLength(1);
    expect(run(schema, null)).toHaveLength(1);
  });
});

describe("hostile schemas and values end", () => {
  test("references in a circle", () => {
    expect(run({ $ref: "#" }, 1)).toEqual([]);
    expect(run({ allOf: [{ $ref: "#" }, { $ref: "#" }] }, 1)).toEqual([]);
  });

  test("alternatives in alternatives", () => {
    const level = (depth: number): object => ({
      anyOf: Array.from({ length: 8 }, () => (depth === 0 ? { const: 1 } : level(depth - 1))),
    });
    expect(run(level(3), 2).length).toBeLessThanOrEqual(1);
    const deep: Record<string, unknown> = { $defs: {} };
    for (let index = 0; index < 40; index++) {
      const next = { $ref: `#/$defs/d${index + 1}` };
      (deep.$defs as Record<string, unknown>)[`d${index}`] = { anyOf: [next, next] };
    }
    expect(run({ ...deep, $ref: "#/$defs/d0" }, 2)).toEqual([]);
  });

  test("a pattern that the text could keep busy is skipped", () => {
    expect(run({ pattern: "^(a+)+$" }, `${"a".repeat(60)}!`)).toEqual([]);
    expect(run({ pattern: "^(a+)+$" }, "b")).toHaveLength(1);
  });

  test("an invalid schema says nothing", () => {
    for (const schema of [
      1,
      null,
      "x",
      { type: 3, enum: 4, required: 5, properties: 6, anyOf: 7, items: 8, pattern: "(" },
    ])
      expect(Array.isArray(run({ properties: { a: schema } }, { a: "x" }))).toBe(true);
    expect(memberOf(run({}, {}), "length")).toBe(0);
  });
});
