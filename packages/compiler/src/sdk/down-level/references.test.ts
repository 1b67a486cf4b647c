import { describe, expect, test } from "vitest";
import { settleReferences } from "./references.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What a reply's schema and the components are afterwards. */
function settle(schema: Record<string, unknown>, schemas: Record<string, unknown>) {
  const made = settleReferences({
    paths: { "/a": { get: { responses: { "200": { content: { "application/json": { schema } } } } } } },
    components: { schemas },
  }) as unknown as {
    paths: {
      "/a": { get: { responses: { "200": { content: { "application/json": { schema: unknown } } } } } };
    };
    components: { schemas: unknown };
  };
  return {
    schema: made.paths["/a"].get.responses["200"].content["application/json"].schema,
    schemas: made.components.schemas,
  };
}

describe("settleReferences", () => {
  const model = { type: "object", properties: { a: { type: "string" } } };
  const arn = { type: "string", description: "An ARN." };

  test.for<[what: string, schema: Record<string, unknown>, schemas: Record<string, unknown>, want: unknown]>([
    ["keeps a reference to a model", ref("M"), { M: model }, { schema: ref("M"), schemas: { M: model } }],
    [
      "gives a reference with siblings an allOf",
      { ...ref("M"), description: "One.", nullable: true },
      { M: model },
      { schema: { allOf: [ref("M")], description: "One.", nullable: true }, schemas: { M: model } },
    ],
    [
      "writes texts where they are used, and their siblings win",
      { properties: { a: { ...ref("Arn"), description: "The stage's." }, b: ref("Arn") } },
      { Arn: arn },
      { schema: { properties: { a: { type: "string", description: "The stage's." }, b: arn } }, schemas: {} },
    ],
    [
      "writes maps and lists, with what they hold",
      ref("Map"),
      {
        Map: { type: "object", additionalProperties: ref("List") },
        List: { type: "array", items: ref("Arn") },
        Arn: arn,
      },
      { schema: { type: "object", additionalProperties: { type: "array", items: arn } }, schemas: {} },
    ],
    [
      "unwraps a single alternative that is not a reference",
      { allOf: [ref("Arn")], nullable: true },
      { Arn: arn },
      { schema: { ...arn, nullable: true }, schemas: {} },
    ],
    [
      "keeps the name of a recursive list",
      ref("Tree"),
      { Tree: { type: "array", items: ref("Tree") } },
      {
        schema: { type: "array", items: ref("Tree") },
        schemas: { Tree: { type: "array", items: ref("Tree") } },
      },
    ],
    [
      "writes what has no name",
      { $ref: "#/components/schemas/M/properties/a" },
      { M: model },
      { schema: { type: "string" }, schemas: {} },
    ],
    [
      "finds names that every object has",
      ref("constructor"),
      { constructor: arn },
      { schema: arn, schemas: {} },
    ],
  ])("%s", ([, schema, schemas, want]) => {
    expect(settle(schema, schemas)).toEqual(want);
  });

  test.for<[schema: Record<string, unknown>, schemas: Record<string, unknown>, message: string]>([
    [ref("Nothing"), {}, "the reference `#/components/schemas/Nothing` leads nowhere"],
    [ref("toString"), {}, "the reference `#/components/schemas/toString` leads nowhere"],
    [
      { $ref: "./common.yaml#/A" },
      {},
      "the document is not bundled: `./common.yaml#/A` is in another file; run `callsheet bundle` first",
    ],
    [ref("A"), { A: ref("B"), B: ref("A") }, "the reference `#/components/schemas/A` leads in a circle"],
    [{ $ref: "#/components/schemas/%" }, {}, "the reference `#/components/schemas/%` leads nowhere"],
  ])("refuses %j of %j", ([schema, schemas, message]) => {
    expect(() => settle(schema, schemas)).toThrow(message);
  });

  test("stops where schemas would grow endlessly", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [
        `S${index}`,
        {
          additionalProperties: ref(`S${index + 1}`),
          items: ref(`S${index + 1}`),
          not: ref(`S${index + 1}`),
        },
      ]),
    );
    expect(() => settle(ref("S0"), { ...schemas, S25: arn })).toThrow("too many times");
  });
});
