import type { ResponseHeader } from "@callsheet/document";
import { expect, it } from "vitest";
import { readHeader } from "./read-header.ts";

const object = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };

it.each<[string, object, Partial<ResponseHeader>, string, unknown]>([
  ["a number", { type: "number" }, {}, "1.5", 1.5],
  ["text", { type: "string" }, {}, "1.5", "1.5"],
  ["a list", { type: "array", items: { type: "boolean" } }, {}, "true, false", [true, false]],
  ["an object", object, {}, "a,1,b,x", { a: 1, b: "x" }],
  ["an object of pairs", object, { explode: true }, "a=1,b=x", { a: 1, b: "x" }],
  ["JSON", object, { contentType: "application/json" }, '{"a":1}', { a: 1 }],
  ["what is no JSON", object, { contentType: "application/json" }, "{", "{"],
  ["another media type", object, { contentType: "text/plain" }, "{}", "{}"],
])("reads %s", (_, schema, more, text, want) => {
  const place = { document: { name: "probe", root: {} }, schema, pointer: "/x" };
  const header = { explode: false, ...more, schema: place } as unknown as ResponseHeader;
  expect(readHeader(header, text)).toEqual(want);
});
