import { describe, expect, test } from "vitest";
import { openReplies, openSchema } from "./open-replies.ts";
import { rewriteSchema } from "./rewrite-schema.ts";

describe("openSchema", () => {
  test.for<[given: Record<string, unknown>, want: Record<string, unknown>]>([
    [
      { type: "string", enum: ["LOW", ""], description: "The mode." },
      {
        type: "string",
        description: "The mode. Known values: `LOW`, the empty string. A newer server may send others.",
      },
    ],
    [{ type: "string", anyOf: [{ const: "A" }, { $ref: "#/components/schemas/B" }] }, { type: "string" }],
    [
      { enum: [1, 2] },
      { type: "number", description: "Known values: `1`, `2`. A newer server may send others." },
    ],
    [{ enum: ["a", 2] }, { description: "Known values: `a`, `2`. A newer server may send others." }],
    [
      { type: "string", pattern: "^a$", minLength: 1, maxLength: 3, format: "date-time" },
      { type: "string", format: "date-time" },
    ],
    [
      { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 3, format: "int64" },
      { type: "integer", format: "int64" },
    ],
    [
      {
        type: "object",
        required: ["a"],
        properties: { a: { enum: ["A"], type: "string" } },
        additionalProperties: false,
      },
      {
        type: "object",
        required: ["a"],
        properties: {
          a: { type: "string", description: "Known values: `A`. A newer server may send others." },
        },
      },
    ],
    [
      { type: "object", maxProperties: 5, additionalProperties: { type: "string", maxLength: 3 } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
    // properties may be called like keywords
    [
      { properties: { enum: { type: "string" }, pattern: { type: "string" } } },
      { properties: { enum: { type: "string" }, pattern: { type: "string" } } },
    ],
  ])("%j becomes %j", ([given, want]) => {
    expect(rewriteSchema(given, openSchema)).toEqual(want);
  });
});

describe("openReplies", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const closed = { type: "string", enum: ["A"] };
  const opened = { type: "string", description: "Known values: `A`. A newer server may send others." };
  const document = (schemas: Record<string, unknown>) => ({
    paths: {
      "/a": {
        parameters: [{ name: "p", in: "query", schema: closed }],
        post: {
          requestBody: { content: { "application/json": { schema: ref("Sent") } } },
          responses: {
            "200": {
              headers: { h: { schema: closed } },
              content: {
                "application/json": { schema: { type: "object", properties: { r: ref("Received") } } },
              },
            },
          },
        },
      },
    },
    components: { schemas },
  });

  test("opens what replies hold, directly or through components, and nothing that only requests hold", () => {
    const schemas = {
      Sent: { properties: { mode: ref("OnlySent"), both: ref("Both") } },
      OnlySent: closed,
      Received: { properties: { inner: { items: ref("Inner") } } },
      Inner: { properties: { again: ref("Received"), both: ref("Both"), mode: closed } },
      Both: closed,
    };
    const made = openReplies(document(schemas)) as unknown as ReturnType<typeof document>;
    expect(made.components.schemas).toEqual({
      ...schemas,
      Inner: { properties: { again: ref("Received"), both: ref("Both"), mode: opened } },
      Both: opened,
    });
    expect(made.paths["/a"].parameters[0]?.schema).toEqual(closed);
    expect(made.paths["/a"].post.responses["200"].headers.h.schema).toEqual(opened);
  });
});
