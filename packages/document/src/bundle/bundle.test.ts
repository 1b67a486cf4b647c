import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { bundled, head, ref, string, withSchema } from "./bundled.test-support.ts";

function componentsOf(files: Readonly<Record<string, unknown>>): unknown {
  const { root, lines } = bundled(files);
  expect(lines).toEqual([]);
  return root.components;
}

describe("the target of a reference to another file becomes a component", () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    [
      "named after the file",
      { "api.yaml": withSchema(ref("./parts/pet.yaml")), "parts/pet.yaml": string },
      { schemas: { pet: string } },
    ],
    [
      "named after the last step of the pointer",
      { "api.yaml": withSchema(ref("c.yaml#/$defs/Pet")), "c.yaml": { $defs: { Pet: string } } },
      { schemas: { Pet: string } },
    ],
    [
      "once, however it is written",
      {
        "api.yaml": withSchema({ allOf: [ref("a.yaml"), ref("./b/../a.yaml#")] }),
        "a.yaml": string,
      },
      { schemas: { a: string } },
    ],
    [
      "with its own references",
      { "api.yaml": withSchema(ref("a.yaml")), "a.yaml": { items: ref("#/$defs/x"), $defs: { x: string } } },
      { schemas: { a: { items: ref("#/components/schemas/x"), $defs: { x: string } }, x: string } },
    ],
    [
      "even if it refers to itself",
      { "api.yaml": withSchema(ref("t.yaml")), "t.yaml": { items: ref("./t.yaml") } },
      { schemas: { t: { items: ref("#/components/schemas/t") } } },
    ],
    [
      "in the place of a component that is only a reference",
      {
        "api.yaml": withSchema(ref("t.yaml"), { components: { schemas: { Thing: ref("t.yaml") } } }),
        "t.yaml": { items: ref("t.yaml") },
      },
      { schemas: { Thing: { items: ref("#/components/schemas/Thing") } } },
    ],
    [
      "with folders in front where names clash",
      {
        "api.yaml": withSchema({ allOf: [ref("a/item.yaml"), ref("b/item.yaml")] }),
        "a/item.yaml": string,
        "b/item.yaml": { type: "null" },
      },
      { schemas: { a_item: string, b_item: { type: "null" } } },
    ],
    [
      "with more folders where one is not enough",
      {
        "api.yaml": withSchema({ allOf: [ref("a/x/item.yaml"), ref("b/x/item.yaml")] }),
        "a/x/item.yaml": string,
        "b/x/item.yaml": { type: "null" },
      },
      { schemas: { a_x_item: string, b_x_item: { type: "null" } } },
    ],
    [
      "numbered where a component of the root has the name",
      {
        "api.yaml": withSchema(ref("pet.yaml"), { components: { schemas: { pet: { type: "null" } } } }),
        "pet.yaml": string,
      },
      { schemas: { pet: { type: "null" }, pet_2: string } },
    ],
    [
      "with the characters that a name can have",
      { "api.yaml": withSchema(ref("my%20pet.yaml")), "my pet.yaml": string },
      { schemas: { my_pet: string } },
    ],
  ])("%s", (_, files, components) => {
    expect(componentsOf(files)).toEqual(components);
  });

  it("of the kind that its place asks for", () => {
    const { root, lines } = bundled({
      "api.yaml": {
        ...head,
        paths: {
          "/a": ref("item.yaml"),
          "/b": {
            get: {
              parameters: [ref("p.yaml")],
              requestBody: ref("body.yaml"),
              responses: { "200": ref("r.yaml") },
              callbacks: { c: ref("cb.yaml") },
            },
          },
        },
      },
      "item.yaml": { get: { responses: { "200": ref("r.yaml") } } },
      "p.yaml": { name: "p", in: "query", schema: ref("s.yaml"), examples: { e: ref("e.yaml") } },
      "body.yaml": { content: {} },
      "r.yaml": { description: "", headers: { h: ref("h.yaml") }, links: { l: ref("l.yaml") } },
      "cb.yaml": {},
      "s.yaml": string,
      "e.yaml": { value: 1 },
      "h.yaml": { schema: string },
      "l.yaml": { operationId: "x" },
    });
    expect(lines).toEqual([]);
    const groups = Object.entries(root.components as JsonObject).map(([group, named]) => [
      group,
      Object.keys(named as object),
    ]);
    expect(Object.fromEntries(groups)).toEqual({
      callbacks: ["cb"],
      examples: ["e"],
      headers: ["h"],
      links: ["l"],
      parameters: ["p"],
      pathItems: ["item"],
      requestBodies: ["body"],
      responses: ["r"],
      schemas: ["s"],
    });
  });
});

describe("a reference where OpenAPI has none", () => {
  it.each([
    ["paths", { ...head, paths: ref("x.yaml") }, { "/x": {} }, "/paths"],
    [
      "a part of an extension",
      { ...head, paths: {}, "x-all": { a: [ref("x.yaml")] } },
      { b: "x" },
      "/x-all/a/0",
    ],
    ["a server", { ...head, servers: [ref("x.yaml")] }, { url: "https://x" }, "/servers/0"],
    ["info", { ...head, info: ref("x.yaml"), paths: {} }, { title: "X", version: "2" }, "/info"],
    [
      "an operation",
      { ...head, paths: { "/x": { get: ref("x.yaml") } } },
      { responses: {} },
      "/paths/~1x/get",
    ],
    [
      "all schemas",
      { ...head, components: { schemas: ref("x.yaml") } },
      { A: string },
      "/components/schemas",
    ],
  ])("is replaced by its target: %s", (_, api, file, pointer) => {
    const { root, lines, locate } = bundled({ "api.yaml": api, "x.yaml": file });
    expect(lines).toEqual([]);
    expect(valueAt(root, pointer)).toEqual(file);
    expect(locate(pointer)).toEqual({ file: "x.yaml", pointer: "" });
  });
});

it("a description may be a file of text", () => {
  const { root, lines } = bundled({
    "api.yaml": { ...head, info: { title: "T", version: "1", description: ref("intro.md") } },
    "intro.md": "# Hello: [world",
  });
  expect(lines).toEqual([]);
  expect(valueAt(root, "/info/description")).toBe("# Hello: [world");
});

describe("what only looks like a reference", () => {
  it.each([
    ["an example", { examples: [ref("gone.yaml")], default: ref("gone.yaml"), enum: [ref("gone.yaml")] }],
    ["a property of that name", { properties: { $ref: string } }],
    ["an extension", { "x-thing": [ref("gone.yaml"), ref("#/x"), { a: ref("#") }] }],
    ["a property that looks like an extension", { properties: { "x-a": { description: "d" } } }],
  ])("stays: %s", (_, schema) => {
    const { root, lines } = bundled({ "api.yaml": withSchema(schema) });
    expect(lines).toEqual([]);
    expect(valueAt(root, "/paths/~1x/get/responses/200/content/application~1json/schema")).toEqual(schema);
  });
});

describe("a discriminator's mapping", () => {
  const cat = { required: ["kind"] };
  it.each([
    ["a file", "./cat.yaml", "#/components/schemas/cat"],
    ["a local reference", "#/$defs/Cat", "#/components/schemas/Cat"],
    ["a schema's name", "Dog", "#/components/schemas/Dog"],
  ])("follows its schemas: %s", (_, value, reference) => {
    const { root, lines } = bundled({
      "api.yaml": withSchema(ref("pet.yaml"), { components: { schemas: { Dog: {} } } }),
      "pet.yaml": { discriminator: { propertyName: "kind", mapping: { c: value } }, $defs: { Cat: cat } },
      "cat.yaml": cat,
    });
    expect(lines).toEqual([]);
    expect(valueAt(root, "/components/schemas/pet/discriminator/mapping/c")).toBe(reference);
  });

  it("keeps the names of branches that had to be renamed", () => {
    const { root } = bundled({
      "api.yaml": withSchema({
        discriminator: { propertyName: "kind" },
        oneOf: [ref("a/cat.yaml"), ref("b/cat.yaml"), ref("dog.yaml")],
      }),
      "a/cat.yaml": cat,
      "b/cat.yaml": cat,
      "dog.yaml": cat,
    });
    const at = "/paths/~1x/get/responses/200/content/application~1json/schema/discriminator/mapping";
    expect(valueAt(root, at)).toMatchObject({ cat: "#/components/schemas/b_cat" });
  });
});

describe("inlined groups", () => {
  it("replace references to them, with the members next to the reference", () => {
    const { root, locate } = bundled(
      {
        "api.yaml": {
          ...head,
          paths: {
            "/x": {
              get: {
                responses: {
                  "200": {
                    description: "",
                    headers: { a: { $ref: "#/components/headers/A", description: "mine" }, b: ref("h.yaml") },
                  },
                },
              },
            },
          },
          components: { headers: { A: { schema: string, description: "theirs" } } },
        },
        "h.yaml": { schema: ref("s.yaml") },
        "s.yaml": string,
      },
      { inline: ["headers"] },
    );
    const at = "/paths/~1x/get/responses/200/headers";
    expect(valueAt(root, at)).toEqual({
      a: { schema: string, description: "mine" },
      b: { schema: ref("#/components/schemas/s") },
    });
    expect(root.components).toEqual({ schemas: { s: string } });
    expect(locate(`${at}/b/schema`)).toEqual({ file: "h.yaml", pointer: "/schema" });
    expect(locate(`${at}/a/description`)).toMatchObject({ file: "api.yaml", pointer: `${at}/a/description` });
  });

  it("do not grow endlessly", () => {
    const examples = { a: ref("#/components/examples/b"), b: ref("#/components/examples/a") };
    const media = { examples: { e: ref("#/components/examples/a") } };
    const { lines } = bundled(
      {
        "api.yaml": {
          ...head,
          paths: { "/x": { get: { responses: { "200": { content: { "a/b": media } } } } } },
          components: { examples },
        },
      },
      { inline: ["examples"] },
    );
    expect(lines.join()).toContain("refers to itself");
  });
});

it("works from Windows paths and through references on the way", () => {
  const { root, lines } = bundled({
    "api.yaml": withSchema(ref("#/components/schemas/A/properties/b"), {
      components: { schemas: { A: { ...ref(".\\parts\\a.yaml"), description: "mine" } } },
    }),
    "parts/a.yaml": { properties: { b: string } },
  });
  expect(lines).toEqual([]);
  expect(root.components).toMatchObject({
    schemas: { b: string, A: { $ref: "#/components/schemas/a", description: "mine" } },
  });
});
