import { describe, expect, it } from "vitest";
import { createContract } from "../contract/create-contract.ts";
import type { JsonObject } from "../json/json.ts";
import { readDocument } from "../read/read-document.ts";

const documentOf = (schemas: object): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Probe", version: "1" },
  paths: {},
  components: { schemas },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas among the components, after the document was read. */
function settled(schemas: object): Record<string, unknown> {
  const { root } = readDocument("probe", documentOf(schemas));
  return (root.components as { schemas: Record<string, unknown> }).schemas;
}

/** A list of whatever its users say, as the specification of OpenAPI shows it. */
const generic = {
  List: {
    $id: "list",
    type: "array",
    items: { $dynamicRef: "#item" },
    $defs: { any: { $dynamicAnchor: "item" } },
  },
  Numbers: { $id: "numbers", $ref: "list", $defs: { numbers: { $dynamicAnchor: "item", type: "number" } } },
  Texts: { $id: "texts", $ref: "list", $defs: { texts: { $dynamicAnchor: "item", type: "string" } } },
};

describe("a schema that refers to what its users name", () => {
  it("gets a copy for each of them", () => {
    const { List, Numbers, ListOfNumbers, ListOfTexts } = settled(generic);
    const items = (pointer: string) => ({
      type: "array",
      items: { $ref: `#/components/schemas/${pointer}` },
    });
    expect(List).toMatchObject(items("List/$defs/any"));
    expect(Numbers).toEqual({ ...ref("ListOfNumbers"), $defs: { numbers: { type: "number" } } });
    expect(ListOfNumbers).toEqual(items("Numbers/$defs/numbers"));
    expect(ListOfTexts).toEqual(items("Texts/$defs/texts"));
  });

  it("knows the place of what was copied", () => {
    const text = JSON.stringify(documentOf(generic), null, 1);
    const { locate } = readDocument("probe", text);
    const place = locate("/components/schemas/ListOfTexts/items");
    expect(place).toEqual(locate("/components/schemas/List/items"));
    expect(place.line).toBeGreaterThan(1);
  });

  it("may be a tree whose nodes are those of its user", () => {
    const { TreeOfStrict } = settled({
      Tree: {
        $id: "tree",
        $dynamicAnchor: "node",
        type: "object",
        properties: { children: { type: "array", items: { $dynamicRef: "#node" } } },
      },
      Strict: { $id: "strict", $dynamicAnchor: "node", $ref: "tree", unevaluatedProperties: false },
    });
    expect(TreeOfStrict).toMatchObject({ properties: { children: { items: ref("Strict") } } });
  });
});

it("leaves a dynamic reference that has one meaning as a plain one", () => {
  const { Loop, ...others } = settled({
    Loop: { $dynamicAnchor: "loop", properties: { next: { $dynamicRef: "#loop" } } },
  });
  expect(Loop).toEqual({ properties: { next: ref("Loop") } });
  expect(others).toEqual({});
});

it("keeps its siblings", () => {
  const { S } = settled({
    S: { $ref: "#/components/schemas/A", $dynamicRef: "#a", maxLength: 1 },
    A: { $dynamicAnchor: "a" },
  });
  expect(S).toEqual({ ...ref("A"), allOf: [ref("A")], maxLength: 1 });
});

it("reports one that leads nowhere", () => {
  const document = readDocument("probe", documentOf({ S: { $dynamicRef: "#gone" } }));
  const { skipped } = createContract(document, "probe");
  expect(skipped).toEqual([
    expect.objectContaining({
      pointer: "/components/schemas/S/$dynamicRef",
      reason: expect.stringContaining("leads nowhere"),
    }),
  ]);
});

it("refuses schemas that multiply each other", () => {
  const names = Array.from({ length: 24 }, (_, index) => `n${index}`);
  const schemas = Object.fromEntries(
    names.flatMap((name, index) => [
      [
        `A${index}`,
        {
          $id: `a${index}`,
          $dynamicAnchor: name,
          anyOf: [{ $ref: `a${index + 1}` }, { $ref: `b${index + 1}` }],
        },
      ],
      [
        `B${index}`,
        {
          $id: `b${index}`,
          $dynamicAnchor: name,
          anyOf: [{ $ref: `a${index + 1}` }, { $ref: `b${index + 1}` }],
        },
      ],
    ]),
  );
  const last = {
    anyOf: names.map((name) => ({ $dynamicRef: `#${name}` })),
    $defs: Object.fromEntries(names.map((name) => [name, { $dynamicAnchor: name }])),
  };
  const read = () => settled({ ...schemas, A24: { $id: "a24", ...last }, B24: { $id: "b24", ...last } });
  expect(read).toThrow("has more copies for `$dynamicRef` than are made");
});
