import { type JsonObject, readDocument } from "@callsheet/document";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "../diff-documents.ts";
import type { Side } from "../side.ts";

/** A side with one operation that has these parts. */
function sideOf(operation: object): Side {
  const api = readDocument("pets", {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        post: { operationId: "AddPet", responses: { 204: { description: "Done." } }, ...operation },
      },
    },
  });
  return { label: "side", documents: [{ id: "pets", file: "pets.yaml", api }] };
}

function told(old: object, fresh: object): string[] {
  const { findings } = diffDocuments(sideOf(old), sideOf(fresh));
  return findings.map(({ rule, clients, servers, message }) => `${rule} ${clients}/${servers}: ${message}`);
}

const schema = {
  type: "object",
  required: ["tags"],
  properties: { tags: { type: "array", minItems: 2, items: { type: "integer" } } },
};
const form = (type: string, tags?: JsonObject) => ({
  requestBody: { required: true, content: { [type]: { schema, ...(tags && { encoding: { tags } }) } } },
});

describe("the fields of a form", () => {
  const type = "application/x-www-form-urlencoded";

  it("are written in another style, which a request shows", () => {
    const { findings } = diffDocuments(sideOf(form(type)), sideOf(form(type, { explode: false })));
    const [finding, ...others] = findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "request-serialization", clients: "breaking", part: "body.tags" });
    expect(finding?.message).toMatch(/^the field `tags` of the body is written as `tags=(\d+),/);
    expect(finding?.witness).toMatchObject({
      kind: "request",
      body: expect.stringMatching(/^tags=\d+&tags=/),
    });
  });

  it("are the same where a style only states the default", () => {
    expect(told(form(type), form(type, { style: "form", explode: true }))).toEqual([]);
  });

  it("have parts of another media type", () => {
    const multipart = (contentType: string) => form("multipart/form-data", { contentType });
    expect(told(multipart("text/plain"), multipart("application/json"))).toEqual([
      "request-serialization breaking/none: the part `tags` of the body is of `application/json` (was `text/plain`)",
    ]);
  });
});

describe("links", () => {
  const linked = (links: object) => ({ responses: { 204: { description: "Done.", links } } });
  const next = { operationId: "AddPet", parameters: { page: "$response.header.X-Next" } };

  it.each<[string, object, object, string]>([
    ["a new one", {}, { next }, "link-added additive/none: the link `next` of 204 is new"],
    ["one that is gone", { next }, {}, "link-removed risky/none: the link `next` of 204 is gone"],
    [
      "one that leads elsewhere",
      { next },
      { next: { ...next, parameters: {} } },
      "link-changed risky/none: the link `next` of 204 leads elsewhere, or with other values",
    ],
  ])("%s", (_, old, fresh, want) => {
    expect(told(linked(old), linked(fresh))).toEqual([want]);
  });
});

describe("callbacks, which the service sends and its clients receive", () => {
  const callback = (properties: object, required: string[] = []) => ({
    callbacks: {
      added: {
        "{$request.body#/url}": {
          post: {
            requestBody: {
              required: true,
              content: { "application/json": { schema: { type: "object", required, properties } } },
            },
            responses: { 204: { description: "Seen." } },
          },
        },
      },
    },
  });
  const id = { id: { type: "string" } };

  it("break those that receive them if they have lost a member", () => {
    const lines = told(callback(id, ["id"]), callback(id));
    expect(lines).toEqual([expect.stringMatching(/^request-part-optional breaking\/additive: /)]);
  });

  it("break callers if they are gone", () => {
    expect(told(callback(id), {})).toEqual([
      "operation-removed breaking/breaking: POST AddPet/added/$request.body#/url is gone",
    ]);
  });
});

describe("an operation of which no request can be made", () => {
  const impossible = { type: "string", minLength: 2, maxLength: 1 };
  const taking = (parameters: object[]) => ({
    parameters: [{ name: "never", in: "header", required: true, schema: impossible }, ...parameters],
  });
  const limit = (schema: object, required = false) => ({ name: "limit", in: "query", required, schema });

  it("has its changes told without one", () => {
    expect(
      told(
        taking([limit({ maximum: 9, type: "integer" })]),
        taking([limit({ maximum: 5, type: "integer" })]),
      ),
    ).toEqual(["request-narrowed breaking/none: `limit` must now be at most 5 (was 9)"]);
    expect(told(taking([]), taking([limit({ type: "integer" }, true)]))).toEqual([
      "request-narrowed breaking/none: the query parameter `limit` must now be there",
      "request-part-added additive/additive: the query parameter `limit` is new",
    ]);
  });
});
