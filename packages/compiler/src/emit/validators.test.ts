import { describe, expect, it } from "vitest";
import { loadValidator, loadValidators } from "./load-validators.test-support.ts";
import { emitValidators } from "./validators.ts";

const emit = (definitions: Readonly<Record<string, unknown>>, types?: ReadonlySet<string>) =>
  emitValidators({ id: "things", definitions, ...(types && { types }) });

describe("emitValidators", () => {
  it("emits a module and its types, with a header each", () => {
    const files = emit({ Thing: { type: "string" } });
    expect([...files.keys()]).toEqual(["gen/things.js", "gen/things.d.ts"]);
    for (const text of files.values())
      expect(text).toMatch(/^\/\/ Generated from spec\/things\.yaml by .+\n\/\/ Run `callsheet generate`/);
  });

  it("emits the same bytes every time, whatever was emitted before", () => {
    const thing = { Thing: { type: "object", properties: { name: { pattern: "^a$" } } } };
    const first = emit(thing);
    emit({ Other: { pattern: "^b$", enum: ["b"] }, Thing: { const: 1 } });
    expect(emit(thing)).toEqual(first);
  });

  it("imports nothing but the runtime, and holds no require, eval or Function", () => {
    const text =
      emit({ Thing: { enum: [{ a: 1 }], uniqueItems: true, format: "date-time" } }).get("gen/things.js") ??
      "";
    expect(text.match(/\bimport\b.*/g)).toEqual([
      expect.stringContaining('from "@callsheet/validators/runtime"'),
    ]);
    expect(text).not.toMatch(/\brequire\b|\beval\b|\bFunction\b/);
  });

  it("takes types from the contract only where it has them", () => {
    const text = emit({ Thing: {}, Other: {} }, new Set(["Thing"])).get("gen/things.d.ts");
    expect(text).toContain('import type * as contract from "@callsheet/contract/things";');
    expect(text).toContain("export declare const Thing: Validator<contract.Thing>;");
    expect(text).toContain("export declare const Other: Validator<unknown>;");
  });

  it("has one function for each named schema, and none for another name of one", () => {
    const text = emit({
      Name: { type: "string" },
      Alias: { $ref: "#/$defs/Name", description: "Again." },
      Pair: { properties: { a: { $ref: "#/$defs/Alias" }, b: { $ref: "#/$defs/Name" } } },
    }).get("gen/things.js");
    expect(text?.match(/^function \w+/gm)).toHaveLength(2);
  });

  it("grows linearly with what refers to a schema", () => {
    const leaf = {
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`p${i}`, { type: "string", maxLength: 9 }]),
      ),
    };
    const users = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`User${i}`, { items: { $ref: "#/$defs/Leaf" } }]),
      );
    const size = (count: number) => emit({ Leaf: leaf, ...users(count) }).get("gen/things.js")?.length ?? 0;
    expect(size(100) - size(50)).toBeLessThan(50 * 700);
  });
});

describe("names", () => {
  const awkward = [
    "Object",
    "Array",
    "isNaN",
    "undefined",
    "class",
    "await",
    "eval",
    "arguments",
    "fail",
    "blank",
    "hasOwn",
    "validator",
    "constructor",
    "toString",
    "a-b",
    "1st",
    "Größe",
    "a b",
    'a"b',
    "*/",
    "${x}",
    "check0",
    "$0",
    "😀",
  ];

  it.each(awkward)("exports a schema called %s without hiding anything", async (name) => {
    const schema = { type: "object", required: ["n"], properties: { n: { type: "integer", maximum: 3 } } };
    const validators = await loadValidators({
      [name]: schema,
      User: { items: { $ref: `#/$defs/${encodeURIComponent(name)}` } },
    });
    expect(validators[name]?.is({ n: 3 })).toBe(true);
    expect(validators[name]?.is({ n: 4 })).toBe(false);
    expect(validators.User?.errors([{ n: 3 }, {}])).toMatchObject([
      { instancePath: "/1", keyword: "required" },
    ]);
  });

  it.each(["then", "default", "", "__proto__", "\ud800"])("refuses a schema called %j", (name) => {
    const definitions = JSON.parse(`{${JSON.stringify(name)}: {}}`);
    expect(() => emit(definitions)).toThrow(
      /^spec\/things\.yaml#\/components\/schemas\/.* cannot name a schema/,
    );
  });

  it.each([
    "toString",
    "constructor",
    "hasOwnProperty",
    "a-b",
    'a"b',
    "a\\b",
    "a'b",
    "\u2028",
    "*/",
    "${x}",
    "0",
    "data",
    "out",
  ])("checks a member called %j", async (name) => {
    const { is, errors } = await loadValidator({
      type: "object",
      properties: { [name]: { type: "string" } },
      required: [name],
      additionalProperties: false,
    });
    expect(is({ [name]: "x" })).toBe(true);
    expect(is({})).toBe(false);
    expect(is({ [name]: "x", other: 1 })).toBe(false);
    expect(errors({ [name]: 1 })).toMatchObject([
      { instancePath: `/${name.replace("/", "~1")}`, keyword: "type" },
    ]);
  });
});

describe("what is no schema", () => {
  const refused: readonly [string, unknown, RegExp][] = [
    [
      "a reference to nothing",
      { items: { $ref: "#/$defs/Nothing" } },
      /leads to `Nothing`, which is not there/,
    ],
    ["a reference to itself", { $ref: "#/$defs/Thing" }, /leads back to itself/],
    ["a pattern that does not compile", { pattern: "(" }, /Thing\/pattern is not a regular expression/],
    [
      "a bad pattern of members",
      { patternProperties: { "[": {} } },
      /patternProperties\/\[ is not a regular expression/,
    ],
    ["a limit that is code", { maxLength: "1); process.exit(" }, /maxLength must be a whole number/],
    ["a limit that is no number", { minimum: Number.NaN }, /minimum must be a number/],
    ["an invalid type", { type: "strnig" }, /type must be a JSON type/],
    ["a list", [], /must be a schema/],
    [
      "nesting without end",
      Array.from({ length: 200 }).reduce<object>((inner) => ({ items: inner }), {}),
      /nested deeper/,
    ],
  ];
  it.each(refused)("refuses %s, with a pointer", (_, schema, message) => {
    expect(() => emit({ Thing: schema })).toThrow(message);
  });
});

describe("what JSON Schema leaves to others", () => {
  it.each([
    ["a keyword that nobody knows", { properties: { a: { maxLenght: 3 } } }, { a: "long" }],
    ["a keyword of OpenAPI 3.0", { type: "string", nullable: true }, "x"],
    ["a format that nobody knows", { type: "string", format: "repo.nwo" }, "anything"],
  ])("takes %s for an annotation", async (_, schema, value) => {
    expect((await loadValidator(schema)).is(value)).toBe(true);
  });

  it("takes every format for an annotation when asked to", async () => {
    const { is } = await loadValidator({ type: "string", format: "date-time" }, { formats: "annotate" });
    expect(is("yesterday")).toBe(true);
  });
});

// Strings that would do something if they ever became code: they end a string, a comment, a template, a
// regular expression or a call.
const payloads = [
  "globalThis.broken = 1",
  "'; globalThis.broken = 1; '",
  '"; globalThis.broken = 1; "',
  '"); globalThis.broken = 1; ("',
  "`${(globalThis.broken = 1)}`",
  "*/ globalThis.broken = 1; /*",
  "\n globalThis.broken = 1 \n",
  "\u2028 globalThis.broken = 1 \u2029",
  "/; globalThis.broken = 1; /",
  "\\",
  '\\"; globalThis.broken = 1; //',
  "]; globalThis.broken = 1; [",
  "if(vErrors === null){vErrors = [err0];}else {vErrors.push(err0);}errors++;",
  "const err0 = {}; func0.call(data, 'a')",
  "schema0.enum",
  "instancePath",
  "</script><script>globalThis.broken = 1</script>",
];

describe("strings of a document", () => {
  const sinks: readonly [string, (text: string) => unknown][] = [
    [
      "title and description",
      (text) => ({
        title: text,
        description: text,
        $comment: text,
        default: text,
        examples: [text],
        "x-any": text,
      }),
    ],
    ["enum", (text) => ({ enum: [text, { [text]: [text] }] })],
    ["const", (text) => ({ const: { [text]: text } })],
    [
      "property names",
      (text) => ({
        type: "object",
        properties: { [text]: { type: "string", enum: [text] } },
        required: [text],
        additionalProperties: false,
      }),
    ],
    [
      "dependencies",
      (text) => ({
        dependentRequired: { [text]: [text] },
        dependentSchemas: { [text]: { required: [text] } },
      }),
    ],
    [
      "nested alternatives",
      (text) => ({ anyOf: [{ properties: { [text]: { const: text } } }, { not: { required: [text] } }] }),
    ],
    [
      "unevaluated members",
      (text) => ({ anyOf: [{ properties: { [text]: true } }], unevaluatedProperties: false }),
    ],
    ["patterns", (text) => ({ pattern: text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") })],
    [
      "patterns of members",
      (text) => ({
        patternProperties: { [text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")]: { type: "string" } },
      }),
    ],
  ];

  it.each(sinks)("never become code: %s", async (_, schema) => {
    for (const text of payloads) {
      const { is, errors } = await loadValidator(schema(text));
      for (const value of [text, { [text]: text }, { [text]: 1, other: 1 }, [text], null]) {
        expect(errors(value).length === 0).toBe(is(value));
      }
    }
    expect(globalThis).not.toHaveProperty("broken");
  });

  it("never become code: names of schemas", async () => {
    for (const text of payloads) {
      const validators = await loadValidators({ [text]: { type: "string" } });
      expect(validators[text]?.is("x")).toBe(true);
    }
    expect(globalThis).not.toHaveProperty("broken");
  });

  it("are the same in messages as in the document", async () => {
    for (const text of payloads) {
      const { errors } = await loadValidator({ required: [text], properties: { a: { const: text } } });
      const byKeyword = errors({ a: 1 }).toSorted((a, b) => (a.keyword < b.keyword ? 1 : -1));
      expect(byKeyword).toMatchObject([
        {
          keyword: "required",
          params: { missingProperty: text },
          message: `must have required property '${text}'`,
        },
        { keyword: "const", params: { allowedValue: text }, message: `must be ${JSON.stringify(text)}` },
      ]);
    }
  });
});
