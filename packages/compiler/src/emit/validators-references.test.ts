import { describe, expect, it } from "vitest";
import { loadModule, loadValidators } from "./load-validators.test-support.ts";
import { compileValidators, type ValidatorInput } from "./validators.ts";

const compile = (definitions: Readonly<Record<string, unknown>>, others: Partial<ValidatorInput> = {}) =>
  compileValidators({ id: "things", definitions, ...others });

describe("a reference", () => {
  it("leads into a schema by pointer, by either name of the definitions", async () => {
    const { User } = await loadValidators({
      "A/b": { type: "object", properties: { c: { type: "integer" } } },
      Tree: { $defs: { Node: { type: "string", maxLength: 2 } } },
      User: {
        properties: {
          a: { $ref: "#/$defs/A~1b/properties/c" },
          b: { $ref: "#/components/schemas/Tree/$defs/Node" },
        },
      },
    });
    expect(User?.is({ a: 1, b: "ab" })).toBe(true);
    expect(User?.errors({ a: 1.5, b: "abc" })).toMatchObject([
      { instancePath: "/a", schemaPath: "#/$defs/A~1b/properties/c/type" },
      { instancePath: "/b", schemaPath: "#/$defs/Tree/$defs/Node/maxLength" },
    ]);
  });

  it("leads to identifiers and anchors, wherever they stand", async () => {
    const { User } = await loadValidators({
      Things: { $id: "https://example.com/things", $defs: { Thing: { $anchor: "thing", type: "string" } } },
      Local: { $anchor: "local", type: "integer" },
      User: { prefixItems: [{ $ref: "https://example.com/things#thing" }, { $ref: "#local" }] },
    });
    expect(User?.is(["a", 1])).toBe(true);
    expect(User?.is([1])).toBe(false);
    expect(User?.is(["a", "b"])).toBe(false);
  });

  it("leads to other resources that are given, which get no validator", async () => {
    const { files, skipped } = compile(
      { User: { items: { $ref: "https://example.com/one.json#/$defs/a" } } },
      { resources: { "https://example.com/one.json": { $defs: { a: { type: "boolean" } } } } },
    );
    expect(skipped).toEqual([]);
    const validators = await loadModule(files.get("gen/things.js") ?? "");
    expect(Object.keys(validators)).toEqual(["User"]);
    expect(validators.User?.is([true])).toBe(true);
    expect(validators.User?.is([1])).toBe(false);
  });

  it("is dynamic where it says so: a tree's nodes are those of the schema that extends it", async () => {
    const { Strict, Tree } = await loadValidators({
      Tree: {
        $id: "https://example.com/tree",
        $dynamicAnchor: "node",
        properties: { children: { items: { $dynamicRef: "#node" } } },
      },
      Strict: {
        $id: "https://example.com/strict",
        $dynamicAnchor: "node",
        $ref: "tree",
        unevaluatedProperties: false,
      },
    });
    const value = { children: [{ other: 1 }] };
    expect(Tree?.is(value)).toBe(true);
    expect(Strict?.is(value)).toBe(false);
    expect(Strict?.is({ children: [{ children: [] }] })).toBe(true);
  });
});

describe("what cannot be compiled", () => {
  it("costs its definition and those that need it, each with the place and the reason", async () => {
    const { files, skipped } = compile({
      Good: { type: "string" },
      Broken: { properties: { a: { pattern: "(" } } },
      User: { items: { $ref: "#/$defs/Broken" } },
      Alias: { $ref: "#/$defs/User" },
      Lost: { $ref: "#/$defs/Nothing" },
      Ring: { allOf: [{ $ref: "#/$defs/OtherRing" }] },
      OtherRing: { anyOf: [{ $ref: "#/$defs/Ring" }, { type: "string" }] },
      default: {},
    });
    const pattern = {
      pointer: "/components/schemas/Broken/properties/a/pattern",
      reason: expect.stringMatching(/^is not a regular expression/),
    };
    const ring = { reason: expect.stringMatching(/^leads back to itself without a step into the value/) };
    expect(skipped).toMatchObject([
      { name: "default", pointer: "/components/schemas/default" },
      { name: "Broken", ...pattern },
      { name: "User", ...pattern },
      { name: "Alias", ...pattern },
      {
        name: "Lost",
        pointer: "/components/schemas/Lost/$ref",
        reason: "leads to `Nothing`, which is not there",
      },
      { name: "Ring", pointer: "/components/schemas/Ring", ...ring },
      { name: "OtherRing", pointer: "/components/schemas/OtherRing", ...ring },
    ]);
    const validators = await loadModule(files.get("gen/things.js") ?? "");
    expect(Object.keys(validators)).toEqual(["Good"]);
    expect(files.get("gen/things.d.ts")).not.toContain("Broken");
  });

  it("is no schema that comes back in a part of its value", () => {
    const { skipped } = compile({
      Tree: { anyOf: [{ type: "string" }, { items: { $ref: "#/$defs/Tree" } }] },
      List: { properties: { next: { anyOf: [{ $ref: "#/$defs/List" }, { type: "null" }] } } },
    });
    expect(skipped).toEqual([]);
  });

  it.each([
    ["https://json-schema.org/draft/2020-12/schema", {}, []],
    ["http://json-schema.org/draft-07/schema#", { type: "string" }, []],
    ["http://json-schema.org/draft-07/schema#", { dependencies: { a: ["b"] } }, ["Value"]],
    ["https://example.com/own-dialect", {}, ["Value"]],
  ])("is a schema of another dialect: %s with %j", (dialect, schema, names) => {
    const { skipped } = compile({ Value: { $schema: dialect, ...schema } });
    expect(skipped.map(({ name }) => name)).toEqual(names);
  });
});

describe("discriminator", () => {
  const pets = {
    Cat: {
      type: "object",
      required: ["lives"],
      properties: { kind: { const: "cat" }, lives: { type: "integer" } },
    },
    Dog: {
      type: "object",
      required: ["name"],
      properties: { kind: { type: "string" }, name: { type: "string" } },
    },
    Pet: {
      oneOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog" }],
      discriminator: { propertyName: "kind", mapping: { hound: "#/components/schemas/Dog" } },
    },
  };

  it.each([
    ["cat", { kind: "cat" }, "lives"],
    ["hound", { kind: "hound" }, "name"],
    ["Dog", { kind: "Dog" }, "name"],
  ])("picks the alternative whose violations are told: %s", async (_, value, missing) => {
    const { Pet } = await loadValidators(pets);
    expect(Pet?.errors(value)).toMatchObject([
      { keyword: "required", params: { missingProperty: missing } },
      { keyword: "oneOf" },
    ]);
  });

  it("leaves to the alternatives what is valid", async () => {
    const { Pet } = await loadValidators(pets);
    expect(Pet?.is({ kind: "fish", name: "x" })).toBe(true);
    expect(Pet?.errors({ kind: "fish" })).toHaveLength(4);
  });
});
