import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { directionView } from "./direction-view.ts";
import { flatten, type Schema } from "./place.ts";

function placesOf(schemas: JsonObject): string[] {
  const document = { name: "t", root: { components: { schemas } } };
  const pointer = "/components/schemas/S";
  return flatten([{ document, schema: schemas.S as Schema, pointer }]).map((place) =>
    place.pointer.replace("/components/schemas", ""),
  );
}

const id = (name: string) => `https://example.com/${name}`;

describe("references of schemas", () => {
  it.each<[string, JsonObject, string[]]>([
    ["a component", { S: { $ref: "#/components/schemas/A" }, A: {} }, ["/S", "/A"]],
    [
      "a part of one",
      { S: { $ref: "#/components/schemas/A/properties/b" }, A: { properties: { b: {} } } },
      ["/S", "/A/properties/b"],
    ],
    [
      "definitions",
      { S: { $ref: "#/components/schemas/S/$defs/x", $defs: { x: {} } } },
      ["/S", "/S/$defs/x"],
    ],
    ["itself", { S: { $ref: "#/components/schemas/S" } }, ["/S"]],
    ["an anchor", { S: { $ref: "#a" }, A: { $anchor: "a" } }, ["/S", "/A"]],
    ["an id", { S: { $ref: id("a") }, A: { $id: id("a") } }, ["/S", "/A"]],
    ["an id, relatively", { S: { $id: id("s"), $ref: "a" }, A: { $id: id("a") } }, ["/S", "/A"]],
    [
      "an anchor of an id",
      { S: { $ref: `${id("a")}#x` }, A: { $id: id("a"), $defs: { x: { $anchor: "x" } } } },
      ["/S", "/A/$defs/x"],
    ],
    [
      "a pointer in its own resource",
      { S: { $id: id("s"), $ref: "#/$defs/x", $defs: { x: {} } } },
      ["/S", "/S/$defs/x"],
    ],
    [
      "a component from a resource",
      { S: { $id: id("s"), $ref: "#/components/schemas/A" }, A: {} },
      ["/S", "/A"],
    ],
    [
      "parts of allOf",
      { S: { allOf: [{ $ref: "#/components/schemas/A" }, {}] }, A: {} },
      ["/S", "/S/allOf/0", "/A", "/S/allOf/1"],
    ],
  ])("lead to %s", (_, schemas, places) => {
    expect(placesOf(schemas)).toEqual(places);
  });

  it("that lead nowhere are reported", () => {
    expect(() => placesOf({ S: { $ref: "#/components/schemas/constructor" } })).toThrow("leads nowhere");
  });
});

describe("one direction", () => {
  const both = {
    properties: { id: { readOnly: true }, secret: { writeOnly: true }, name: {} },
    required: ["id", "secret", "name"],
  };
  it.each<[string, JsonObject, string, string[], string[]]>([
    ["members of its own", { S: both }, "/S", ["secret", "name"], ["id", "name"]],
    [
      "members by reference",
      {
        S: { properties: { id: { $ref: "#/components/schemas/Id" } }, required: ["id"] },
        Id: { readOnly: true },
      },
      "/S",
      [],
      ["id"],
    ],
    [
      "members of a base",
      {
        S: { allOf: [{ $ref: "#/components/schemas/B" }, { required: ["id", "name"] }] },
        B: { properties: both.properties },
      },
      "/S/allOf/1",
      ["name"],
      ["id", "name"],
    ],
    [
      "a property called readOnly",
      { S: { properties: { readOnly: {} }, required: ["readOnly"] } },
      "/S",
      ["readOnly"],
      ["readOnly"],
    ],
  ])("does not require what travels the other way: %s", (_, schemas, at, inRequests, inReplies) => {
    const document = { name: "t", root: { components: { schemas } } };
    const required = (direction: "request" | "reply") =>
      valueAt(directionView(document, direction).root, `/components/schemas${at}/required`);
    expect([required("request"), required("reply")]).toEqual([inRequests, inReplies]);
  });

  it("is the document itself where nothing is marked", () => {
    const document = { name: "t", root: { components: { schemas: { S: {} } } } };
    expect(directionView(document, "request")).toBe(document);
  });
});
