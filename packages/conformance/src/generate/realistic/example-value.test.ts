import type { Place, Schema } from "@callsheet/document";
import { describe, expect, it } from "vitest";
import { isValid } from "../../schema/validator.ts";
import { UnsatisfiableError } from "../base-value.ts";
import { exampleValue } from "./example-value.ts";

const now = new Date("2026-06-15T12:00:00Z");

function placeOf(schema: Schema, others: Record<string, Schema> = {}): Place {
  const root = { components: { schemas: { Pet: schema, ...others } } };
  return { document: { name: "pets", root }, schema, pointer: "/components/schemas/Pet" };
}

function made(schema: Schema, others: Record<string, Schema> = {}): unknown[] {
  const place = placeOf(schema, others);
  return Array.from({ length: 20 }, (_, seed) => {
    const value = exampleValue(place, { seed, realistic: true, now });
    expect(isValid(place, value), JSON.stringify(value)).toBe(true);
    return value;
  });
}

const text = (rules: object = {}): Schema => ({ type: "string", ...rules });

describe("realistic values", () => {
  it.each<[string, Schema, RegExp]>([
    ["email", text(), /^[a-z]+\.[a-z]+@example\.com$/],
    ["contact", text({ format: "email" }), /@example\.com$/],
    ["firstName", text(), /^[A-Z][a-z]+$/],
    ["homepage", text({ format: "uri" }), /^https:\/\/example\.com\//],
    ["created_at", text({ format: "date-time" }), /^2026-0[56]-\d\dT/],
    ["expiresAt", text({ format: "date-time" }), /^2026-0[67]-/],
    ["birthday", text({ format: "date" }), /^2026-\d\d-\d\d$/],
    [
      "arn",
      text({ pattern: "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$" }),
      /^arn:aws:ivs:[a-z]+-[a-z]+-\d:123456789012:stage\//,
    ],
    ["thingName", text({ pattern: "^[a-zA-Z0-9:_-]+$", maxLength: 128 }), /^[A-Z][a-z]+-[A-Z][a-z]+$/],
    ["code", text({ pattern: "^[A-Z]{3}-\\d{4}$" }), /^[A-Z]{3}-\d{4}$/],
    ["id", text({ format: "uuid" }), /^[0-9a-f]{8}-/],
    ["whatever", text({ minLength: 30, maxLength: 32 }), /^.{30,32}$/],
    ["count", { type: "integer" }, /^(?:[1-9]|[1-4]\d|50)$/],
    ["age", { type: "integer", minimum: 21 }, /^\d\d$/],
    ["price", { type: "number" }, /^\d{1,3}(?:\.\d{1,2})?$/],
    ["step", { type: "integer", multipleOf: 7, minimum: 8 }, /^\d+$/],
    ["huge", { type: "integer", minimum: 1e15 }, /^\d{16}$/],
  ])("%s", (name, schema, wanted) => {
    for (const value of made({ type: "object", required: [name], properties: { [name]: schema } }))
      expect(String((value as Record<string, unknown>)[name])).toMatch(wanted);
  });

  it("are lists of one to three, and what the document offers", () => {
    const schema: Schema = {
      type: "object",
      required: ["names", "kind", "sample"],
      properties: {
        names: { type: "array", items: { type: "string" } },
        kind: { enum: ["cat", "dog"] },
        sample: { type: "string", examples: ["from the document"] },
      },
    };
    for (const value of made(schema) as { names: string[]; kind: string; sample: string }[]) {
      expect(value.names.length).toBeGreaterThanOrEqual(1);
      expect(value.names.length).toBeLessThanOrEqual(3);
      expect(["cat", "dog"]).toContain(value.kind);
      expect(value.sample).toBe("from the document");
    }
  });
});

describe("exact values", () => {
  it.each<[string, Schema]>([
    ["alternatives", { oneOf: [{ type: "string", minLength: 3 }, { type: "integer" }, { type: "null" }] }],
    [
      "dependent members",
      { type: "object", properties: { a: text(), b: text() }, dependentRequired: { a: ["b"] } },
    ],
    [
      "conditions",
      {
        type: "object",
        required: ["k"],
        properties: { k: { enum: ["x", "y"] } },
        if: { properties: { k: { const: "x" } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ["z"] },
      },
    ],
    ["an example that is wrong", { type: "integer", examples: ["seven"] }],
    ["unique items", { type: "array", minItems: 3, uniqueItems: true, items: { enum: [1, 2, 3] } }],
    ["lists that hold something", { type: "array", contains: { const: 7 }, items: { type: "integer" } }],
    [
      "maps",
      {
        type: "object",
        additionalProperties: { type: "integer" },
        minProperties: 2,
        propertyNames: { pattern: "^[a-z]{3}$" },
      },
    ],
    ["closed objects", { type: "object", properties: { a: text() }, additionalProperties: false }],
    [
      "two patterns",
      { allOf: [{ type: "string", pattern: "^[a-z-]+$" }, { pattern: "-z" }, { maxLength: 9 }] },
    ],
    [
      "recursion",
      {
        type: "object",
        required: ["children"],
        properties: {
          children: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
          parent: { $ref: "#/components/schemas/Pet" },
        },
      },
    ],
    ["anything", true],
  ])("%s", (_, schema) => {
    expect(made(schema)).toHaveLength(20);
  });

  it("leave out what travels the other way", () => {
    const place = placeOf({
      type: "object",
      required: ["id", "secret"],
      properties: { id: text({ readOnly: true }), secret: text({ writeOnly: true }) },
    });
    expect(Object.keys(exampleValue(place, { realistic: true }) as object)).toEqual(["id"]);
    expect(Object.keys(exampleValue(place, { realistic: true, direction: "request" }) as object)).toEqual([
      "secret",
    ]);
  });

  it("are the same for the same seed, and others for another", () => {
    const place = placeOf({ type: "object", required: ["email"], properties: { email: text() } });
    const values = ["a", "a", "b", "c", "d"].map((seed) =>
      JSON.stringify(exampleValue(place, { seed, realistic: true, now })),
    );
    expect(values[0]).toBe(values[1]);
    expect(new Set(values).size).toBeGreaterThan(2);
  });

  it("are not made where there are none", () => {
    expect(() =>
      exampleValue(placeOf({ type: "integer", minimum: 2, maximum: 1 }), { realistic: true }),
    ).toThrow(UnsatisfiableError);
  });

  it("take little time, however wide and deep the schema is", () => {
    const wide: Schema = {
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `list${index}`,
          { type: "array", minItems: 2, items: { $ref: "#/components/schemas/Pet" } },
        ]),
      ),
    };
    const place = placeOf(wide);
    exampleValue(place, { realistic: true });
    const started = process.cpuUsage();
    for (let seed = 0; seed < 20; seed++) exampleValue(place, { seed, realistic: true });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000 / 20).toBeLessThan(50);
  });
});
