import type { MediaType, Place } from "@callsheet/document";
import { describe, expect, it } from "vitest";
import { readsAsValid, survives } from "./text-reading.ts";

function placeOf(schema: object): Place {
  const document = { name: "readings", root: { schema } };
  return { document, schema, pointer: "/schema" } as Place;
}

const text = { type: "string" };
const list = { type: "array", items: text };
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
});

describe("a wrong value that travels as text", () => {
  it.each<[unknown, object]>([
    [7, text],
    ["7", { type: "integer" }],
    ["text", list],
    [["text"], text],
    [7, list],
    [[], object({})],
    [{ q: {} }, object({ q: text })],
    [{ q: {} }, object({ q: text }, ["q"])],
    [{ files: {} }, object({ files: list }, ["files"])],
    [[[]], list],
    [{ q: ["a"] }, object({ q: text }, ["q"])],
    [{ tags: 5 }, object({ tags: list })],
    [{ n: null }, object({ n: { type: "integer" } })],
    [{ file: [{ a: 1 }] }, object({ file: text }, ["file"])],
    [{ a: 1 }, { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] }],
    [{ any: 1 }, { type: "object", additionalProperties: text }],
  ])("does not exist: %j for %j", (value, schema) => {
    expect(readsAsValid(placeOf(schema), value)).toBe(true);
  });

  it.each<[unknown, object]>([
    ["x", { type: "integer" }],
    [{ n: "x" }, object({ n: { type: "integer" } })],
    [{}, object({ q: text }, ["q"])],
    [{ tags: ["a", "b", "c"] }, object({ tags: { ...list, maxItems: 2 } })],
    [{ on: "maybe" }, object({ on: { type: "boolean" } })],
  ])("exists: %j for %j", (value, schema) => {
    expect(readsAsValid(placeOf(schema), value)).toBe(false);
  });
});

describe("a form", () => {
  const form = (schema: object, encoding = {}): MediaType =>
    ({
      type: "application/x-www-form-urlencoded",
      schema: placeOf(schema),
      encoding,
      examples: [],
      pointer: "",
    }) as MediaType;

  it.each<[string, boolean, MediaType, unknown]>([
    ["texts", true, form(object({ a: text })), { a: "x" }],
    ["an empty list that may be missing", true, form(object({ tags: list })), { tags: [] }],
    ["a required empty list", false, form(object({ tags: list }, ["tags"])), { tags: [] }],
    ["null", false, form(object({ n: { type: ["null", "string"] } })), { n: null }],
    ["a text with a comma", true, form(object({ tags: list })), { tags: ["a,b"] }],
    [
      "a text with a comma in a list with commas",
      false,
      form(object({ tags: list }), { tags: { style: "form", explode: false } }),
      { tags: ["a,b"] },
    ],
    [
      "JSON, which has all of it",
      true,
      { ...form(object({})), type: "application/json" },
      { n: null, tags: [] },
    ],
  ])("carries %s: %s", (_, carried, media, value) => {
    expect(survives(media, value)).toBe(carried);
  });
});
