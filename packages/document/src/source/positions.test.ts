import { expect, it } from "vitest";
import { Positions } from "./positions.ts";

const text = `openapi: 3.1.0
info: { title: T, version: 1.10 }
base: &base
  limit: { type: integer }
paths:
  /x:
    get:
      responses:
        200:
          description: ok
list: [a, b]
merged:
  <<: *base
  more: *base
`;

it.each([
  ["", 1, 1],
  ["/info/title", 2, 16],
  ["/paths/~1x/get/responses/200/description", 10, 24],
  ["/list/1", 11, 11],
  ["/merged/limit/type", 4, 18],
  ["/merged/more/limit", 4, 10],
  ["/paths/~1x/put/responses", 7, 5],
  ["/nothing", 1, 1],
])("%j is found, else what would contain it", (pointer, line, column) => {
  expect(new Positions(text).find(pointer)).toEqual({ line, column });
});

it("finds places of JSON, of empty and of broken files", () => {
  expect(new Positions('{\n  "a": { "b": 1 }\n}').find("/a/b")).toEqual({ line: 2, column: 15 });
  expect(new Positions("").find("/a")).toEqual({ line: 1, column: 1 });
  expect(new Positions("a: [").find("/a")).toEqual({ line: 1, column: 4 });
});

it("gives the text of a scalar", () => {
  expect(new Positions(text).sourceOf("/info/version")).toBe("1.10");
  expect(new Positions(text).sourceOf("/info")).toBeUndefined();
});
