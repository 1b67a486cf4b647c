import { createContract, readDocument } from "@callsheet/document";
import { createMock } from "@callsheet/mock";
import { describe, expect, it } from "vitest";

/** A required body without required members, and a required parameter with a default. */
const root = (service: object) => ({
  openapi: "3.1.0",
  info: { title: "Notes", version: "1", ...service },
  paths: {
    "/notes": {
      post: {
        operationId: "CreateNote",
        parameters: [
          { name: "size", in: "query", required: true, schema: { type: "integer", default: 3 } },
          { name: "color", in: "query", schema: { type: "string", default: "red" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { type: "object", properties: { text: { type: "string" } } } },
          },
        },
        responses: {
          "204": { description: "Made." },
          "400": { description: "No." },
        },
      },
    },
  },
});

const aws = { "x-callsheet-service": { name: "Notes", signingName: "notes", errorMessage: "message" } };
const json = { "content-type": "application/json" };

describe.each([
  ["http", {}],
  ["aws", aws],
])("in the profile %s", (_, service) => {
  const call = async (query: string, init: RequestInit) => {
    const mock = createMock({ documents: [root(service)], auth: "off" });
    const answer = await mock(new Request(`http://localhost/notes${query}`, { method: "POST", ...init }));
    return `${answer.status} ${await answer.text()}`;
  };

  it("a required body must be present, whatever its members", async () => {
    expect(await call("?size=1", {})).toMatch(/^400 .*body is missing/);
    expect(await call("?size=1", { body: "{}", headers: json })).toBe("204 ");
  });

  it("a default does not replace a required parameter", async () => {
    expect(await call("", { body: "{}", headers: json })).toMatch(/^400 .*size/);
  });
});

it("a default replaces an optional parameter", () => {
  const { operations } = createContract(readDocument("notes", root({})), "notes");
  expect(operations[0]?.descriptor.input.bindings).toMatchObject({ color: { default: "red" } });
  expect(operations[0]?.descriptor.input.bindings?.size).not.toHaveProperty("default");
});
