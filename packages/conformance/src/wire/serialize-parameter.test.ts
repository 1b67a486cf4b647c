import type { Parameter } from "@callsheet/document";
import { expect, it } from "vitest";
import { serializeHeader, serializeLabel, serializePairs } from "./serialize-parameter.ts";

const place = { document: { name: "test", root: {} }, schema: true, pointer: "" } as const;
const parameter = (style: string, explode: boolean): Parameter => ({
  name: "color",
  in: "query",
  required: false,
  style,
  explode,
  allowReserved: false,
  schema: place,
  examples: [],
  pointer: "",
  idempotencyToken: false,
  allowEmptyValue: false,
  deprecated: false,
  extensions: {},
});
const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

// The table of the specification: https://spec.openapis.org/oas/v3.1.1#style-examples
it.each([
  ["matrix", false, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
  ["matrix", true, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
  ["label", false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
  ["label", true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
  ["simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150"],
  ["simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150"],
])("label, style %s, explode %s", (style, explode, ...wanted) => {
  expect(["blue", list, object].map((value) => serializeLabel(parameter(style, explode), value))).toEqual(
    wanted,
  );
});

it.each([
  ["form", false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
  ["form", true, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
  ["spaceDelimited", false, "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
  ["pipeDelimited", false, "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
  [
    "deepObject",
    true,
    "color=blue",
    "color=blue&color=black&color=brown",
    "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
  ],
])("query, style %s, explode %s", (style, explode, ...wanted) => {
  const written = ["blue", list, object].map((value) =>
    serializePairs(parameter(style, explode), value)
      .map((pair) => pair.join("="))
      .join("&"),
  );
  expect(written).toEqual(wanted);
});

it("header", () => {
  expect(["blue", list, object].map((value) => serializeHeader(parameter("simple", true), value))).toEqual([
    "blue",
    "blue,black,brown",
    "R=100,G=200,B=150",
  ]);
});

it("escapes what would lead elsewhere", () => {
  expect(serializeLabel(parameter("simple", false), "a/b?c#d")).toBe("a%2Fb%3Fc%23d");
  expect(serializePairs(parameter("form", false), "a&b=c")).toEqual([["color", "a%26b%3Dc"]]);
  expect(serializePairs({ ...parameter("form", false), allowReserved: true }, "a/b?c&d")).toEqual([
    ["color", "a/b?c%26d"],
  ]);
});
