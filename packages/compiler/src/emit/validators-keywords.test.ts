import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { loadValidator, loadValidators } from "./load-validators.test-support.ts";

const tree = {
  type: "object",
  required: ["value"],
  properties: { value: { type: "number" }, nodes: { type: "array", items: { $ref: "#/$defs/Value" } } },
};

/** A schema, values that are valid and values that are not. */
const cases: readonly (readonly [string, unknown, readonly unknown[], readonly unknown[]])[] = [
  ["true", true, [1, null], []],
  ["false", false, [], [1, null]],
  ["type", { type: "integer" }, [1, 1.0, -0], [1.5, "1", null, Number.NaN, Number.POSITIVE_INFINITY]],
  ["type, several", { type: ["string", "null"] }, ["", null], [0, {}, []]],
  [
    "enum",
    { enum: ["a", 1, null, { b: [1] }] },
    ["a", 1, null, { b: [1] }],
    ["b", "1", { b: [2] }, { b: [1], c: 1 }],
  ],
  ["enum of many", { enum: Array.from({ length: 300 }, (_, i) => `v${i}`) }, ["v0", "v299"], ["v300", 0]],
  ["const", { const: { a: null } }, [{ a: null }], [{}, null, { a: null, b: 1 }]],
  [
    "const of __proto__",
    { const: JSON.parse('{"__proto__": 1}') },
    [JSON.parse('{"__proto__": 1}')],
    [{}, { a: 1 }],
  ],
  ["maxLength", { maxLength: 2 }, ["😀😀", "ab", 5], ["😀😀😀", "abc"]],
  ["minLength", { minLength: 2 }, ["😀😀", "ab", 5], ["😀", "a", ""]],
  ["pattern", { pattern: "^\\p{Lu}😀?$" }, ["É", "A😀", 1], ["é", "A\ud83d"]],
  ["numbers", { minimum: 1, exclusiveMaximum: 3, multipleOf: 0.5 }, [1, 2.5, "x"], [0.5, 3, 1.1]],
  ["int32", { type: "integer", format: "int32" }, [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, -(2 ** 31) - 1, 1.5]],
  [
    "int64",
    { type: "integer", format: "int64" },
    [2 ** 53, -(2 ** 63), JSON.parse("9223372036854775807")],
    [1e20, -1e20],
  ],
  ["uri", { format: "uri" }, ["https://example.com/a?b#c", "urn:a:b", 5], ["/a", "a b", 'https://x/"']],
  ["byte", { format: "byte" }, ["", "YQ==", "YWI="], ["YQ=", "Y", "a\nb"]],
  [
    "arrays",
    { type: "array", minItems: 1, maxItems: 2, uniqueItems: true },
    [[1], [1, "1"], [{ a: 1 }, { a: 2 }]],
    [[], [1, 2, 3], [{ a: 1 }, { a: 1 }], {}],
  ],
  [
    "unique strings (not Ajv)",
    { type: "array", items: { type: "string" }, uniqueItems: true },
    [["__proto__", "toString"]],
    [
      ["__proto__", "__proto__"],
      ["a", "a"],
    ],
  ],
  [
    "prefixItems",
    { prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    [[], ["a"], ["a", 1]],
    [[1], ["a", 1, 2]],
  ],
  [
    "contains",
    { contains: { type: "string" }, minContains: 2, maxContains: 3 },
    [
      ["a", "b"],
      ["a", 1, "b", "c"],
    ],
    [["a"], ["a", "b", "c", "d"], []],
  ],
  ["required", { required: ["a", "toString"] }, [{ a: 1, toString: 1 }, 5], [{ a: 1 }, {}]],
  [
    "undefined",
    { type: "object", properties: { a: { type: "string" } }, required: ["b"] },
    [{ a: undefined, b: 1 }],
    [{ b: undefined }],
  ],
  [
    "additionalProperties",
    {
      properties: { a: {} },
      patternProperties: { "^x": { type: "number" } },
      additionalProperties: { type: "string" },
    },
    [{ a: 1, x: 1, y: "y" }],
    [{ x: "x" }, { y: 1 }, { toString: 1 }],
  ],
  [
    "no others",
    {
      properties: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, true])),
      additionalProperties: false,
    },
    [{ p0: 1, p11: 1 }, {}],
    [{ p12: 1 }, { toString: 1 }, JSON.parse('{"__proto__": 1}')],
  ],
  [
    "propertyNames",
    { propertyNames: { pattern: "^[a-z]+$", maxLength: 3 }, minProperties: 1, maxProperties: 2 },
    [{ a: 1 }, { abc: 1, d: 2 }],
    [{}, { A: 1 }, { abcd: 1 }, { a: 1, b: 1, c: 1 }],
  ],
  [
    "dependentRequired",
    { dependentRequired: { a: ["b", "c"] } },
    [{}, { b: 1 }, { a: 1, b: 1, c: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
  ],
  [
    "dependentSchemas",
    { dependentSchemas: { a: { properties: { b: { type: "string" } }, required: ["b"] } } },
    [{ b: 1 }, { a: 1, b: "x" }],
    [{ a: 1 }, { a: 1, b: 1 }],
  ],
  [
    "allOf",
    { allOf: [{ minLength: 2 }, { maxLength: 3 }, { type: "string" }] },
    ["ab", "abc"],
    ["a", "abcd", 5],
  ],
  [
    "anyOf",
    { anyOf: [{ type: "string", maxLength: 2 }, { type: "object", required: ["a"] }, { const: 7 }] },
    ["ab", { a: 1 }, 7],
    ["abc", {}, 8],
  ],
  ["oneOf", { oneOf: [{ type: "integer" }, { minimum: 2 }] }, [1, 2.5, "x"], [3, 1.5]],
  [
    "oneOf of anyOf",
    {
      oneOf: [
        { anyOf: [{ type: "string" }, { type: "number" }] },
        { not: { anyOf: [{ type: "string" }, { type: "boolean" }] } },
      ],
    },
    ["a", null],
    [5, true],
  ],
  [
    "not",
    { not: { required: ["a"], properties: { a: { type: "string" } } } },
    [{}, { a: 1 }],
    [{ a: "x" }, 5],
  ],
  [
    "if",
    {
      if: { properties: { k: { const: 1 } }, required: ["k"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["a"] },
      else: { required: ["b"] },
    },
    [
      { k: 1, a: 1 },
      { k: 2, b: 1 },
    ],
    [{ k: 1 }, { k: 2 }, {}],
  ],
  [
    "errors after an alternative",
    { anyOf: [{ type: "string" }, { type: "number" }], not: { const: "x" }, maxLength: 3, minimum: 2 },
    ["abc", 2],
    ["x", "abcd", 1, null],
  ],
  [
    "unevaluatedProperties",
    {
      allOf: [{ properties: { a: true } }],
      anyOf: [{ properties: { b: { type: "string" } }, required: ["b"] }, true],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, { a: 1, b: "x" }],
    [{ a: 1, c: 1 }, { b: 1 }],
  ],
  [
    "unevaluatedProperties with names that objects inherit (not Ajv)",
    { anyOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    [{ a: 1 }],
    [{ toString: 1 }, JSON.parse('{"__proto__": 1}')],
  ],
  [
    "unevaluatedItems",
    {
      prefixItems: [{ type: "string" }],
      anyOf: [{ prefixItems: [true, { const: 2 }] }, true],
      unevaluatedItems: false,
    },
    [["a"], ["a", 2]],
    [
      ["a", 3],
      ["a", 2, 3],
    ],
  ],
  [
    "recursion",
    tree,
    [{ value: 1, nodes: [{ value: 2, nodes: [] }] }],
    [{ value: 1, nodes: [{ value: 2, nodes: [{ value: "3" }] }, {}] }],
  ],
  [
    "reference with siblings",
    { properties: { a: { $ref: "#/$defs/Value", maxProperties: 1 } } },
    [{ a: { a: {} } }, { b: 1, c: 2 }],
    [{ a: { a: {}, b: 1 } }],
  ],
  [
    "references on trial",
    {
      anyOf: [
        { type: "object", properties: { a: { $ref: "#/$defs/Value" } }, required: ["a"] },
        { type: "string", maxLength: 1 },
      ],
      minLength: 1,
    },
    [{ a: { a: "x" } }, "x"],
    [{ a: {} }, "", "ab", { a: { a: "xy" } }],
  ],
  [
    "annotations",
    {
      title: "T",
      default: {},
      examples: [1],
      discriminator: { propertyName: "k", mapping: { a: "#/x" } },
      "x-thing": { type: "string" },
    },
    [1, "a"],
    [],
  ],
];

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  allErrors: true,
  ownProperties: true,
  logger: false,
  formats: { byte: true, uri: true, int32: true, int64: true },
});

interface Place {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params?: unknown;
}

/** Ajv does not name the other limit of a range, and does name the comparison and all dependencies. */
const differences = /^(comparison|deps|depsCount|(min|max)(imum|Length|Items|Properties))$/;

function form({ instancePath, keyword, params }: Place): string {
  return `${instancePath} ${keyword} ${JSON.stringify(params, (key, value) => (differences.test(key) ? undefined : value))}`;
}

describe.each(cases)("%s", (name, schema, valid, invalid) => {
  it("takes the values that it should, and no others", async () => {
    const { is, errors } = await loadValidator(schema);
    for (const value of valid) expect([value, is(value), errors(value)]).toEqual([value, true, []]);
    for (const value of invalid)
      expect([value, is(value), errors(value).length > 0]).toEqual([value, false, true]);
  });

  it("reports what Ajv reports", async () => {
    if (/^(int|uri|byte)|not Ajv/.test(name)) return; // formats of ours, or better
    const { errors } = await loadValidator(schema);
    const reference = ajv.compile({ $defs: { Value: schema }, $ref: "#/$defs/Value" });
    for (const value of [...valid, ...invalid]) {
      reference(value);
      expect(errors(value).map(form).toSorted()).toEqual((reference.errors ?? []).map(form).toSorted());
    }
  });
});

it("says in words what it wants", async () => {
  const { errors } = await loadValidator({ type: ["string", "null"], enum: ["a", "b", null], minLength: 2 });
  expect(
    errors("")
      .map(({ message }) => message)
      .toSorted(),
  ).toEqual(["must NOT have fewer than 2 characters", 'must be one of "a", "b", null']);
  expect(errors(1)[0]?.message).toBe("must be string or null");
});

it("finds its way through another name of a name", async () => {
  const { Third } = await loadValidators({
    Third: { $ref: "#/$defs/Second" },
    Second: { $ref: "#/$defs/First" },
    First: { type: "object", required: ["a"] },
  });
  expect(Third?.errors({})).toMatchObject([{ instancePath: "", schemaPath: "#/$defs/First/required" }]);
});
