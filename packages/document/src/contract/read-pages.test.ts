import { describe, expect, it } from "vitest";
import { readDocument } from "../read/read-document.ts";
import { createContract } from "./create-contract.ts";

const string = { type: "string" };
const list = { type: "array", items: { type: "object" } };
const cursor = { in: "query", name: "cursor", schema: string };
const page = (properties: object, more: object = {}) => ({
  200: {
    description: "A page.",
    content: { "application/json": { schema: { type: "object", properties } } },
    ...more,
  },
});

/** How the operation returns its pages, or why it is left out. */
function pagesOf(operation: object) {
  const document = readDocument("probe", {
    openapi: "3.1.0",
    info: { title: "Probe", version: "1" },
    paths: { "/things": { post: { operationId: "listThings", ...operation } } },
  });
  const { operations, skipped } = createContract(document, "probe");
  return operations[0] ? operations[0].descriptor.pages : skipped[0]?.reason;
}

describe("pages follow from", () => {
  it.each([
    ["nextToken", "nextToken"],
    ["NextToken", "nextToken"],
    ["next_page_token", "nextPageToken"],
    ["pageToken", "pageToken"],
    ["cursor", "cursor"],
  ])("a parameter and a member of a usual name: %s", (name, token) => {
    const parameters = [{ in: "query", name, schema: string }];
    const responses = page({ things: list, [name]: string });
    expect(pagesOf({ parameters, responses })).toEqual({ token, next: name, items: "things" });
  });

  it.each([
    ["pageToken", "nextPageToken"],
    ["page_token", "next_page_token"],
    ["cursor", "next_cursor"],
  ])("a parameter and a member that is the next of it: %s and %s", (name, next) => {
    const parameters = [{ in: "query", name, schema: string }];
    expect(pagesOf({ parameters, responses: page({ things: list, [next]: string }) })).toMatchObject({
      next,
      items: "things",
    });
  });

  it("members of bodies alike", () => {
    const requestBody = {
      required: true,
      content: { "application/json": { schema: { type: "object", properties: { nextToken: string } } } },
    };
    expect(pagesOf({ requestBody, responses: page({ nextToken: string }) })).toEqual({
      token: "nextToken",
      next: "nextToken",
    });
  });

  it.each<[string, object, object, object]>([
    [
      "by the parameter's name",
      { cursor: "$response.body#/next" },
      page({ next: string, things: list }),
      { token: "cursor", next: "next", items: "things" },
    ],
    [
      "by its place and name",
      { "query.cursor": "$response.body#/paging/next" },
      page({ paging: { type: "object" } }),
      { token: "cursor", next: "/paging/next" },
    ],
    [
      "from a header",
      { cursor: "$response.header.X-Next" },
      page({ things: list }, { headers: { "X-Next": { schema: string } } }),
      { token: "cursor", next: "xNext", items: "things" },
    ],
  ])("a link to the operation itself, %s", (_, parameters, responses, want) => {
    const { 200: ok } = responses as Record<number, object>;
    const links = { next: { operationId: "listThings", parameters } };
    expect(pagesOf({ parameters: [cursor], responses: { 200: { ...ok, links } } })).toEqual(want);
    const byReference = { next: { operationRef: "#/paths/~1things/post", parameters } };
    expect(pagesOf({ parameters: [cursor], responses: { 200: { ...ok, links: byReference } } })).toEqual(
      want,
    );
  });

  it("a link where the whole body is one member", () => {
    const links = { next: { operationId: "listThings", parameters: { cursor: "$response.body#/next" } } };
    const responses = {
      200: { description: "Any.", content: { "application/json": { schema: {} } }, links },
    };
    expect(pagesOf({ parameters: [cursor], responses })).toEqual({ token: "cursor", next: "/body/next" });
  });

  it("the document's own extension, before anything else", () => {
    const told = { token: "cursor", next: "after", items: "other" };
    const responses = page({ cursor: string, after: string, things: list, other: list });
    expect(pagesOf({ parameters: [cursor], responses, "x-callsheet-pages": told })).toEqual(told);
  });
});

describe("there are no pages", () => {
  it.each<[string, object]>([
    ["for a token that the output lacks", { parameters: [cursor], responses: page({ next: string }) }],
    ["for a token that the input lacks", { responses: page({ cursor: string }) }],
    [
      "for names that mean something else",
      { parameters: [{ in: "query", name: "token", schema: string }], responses: page({ token: string }) },
    ],
    [
      "for a link to another operation",
      {
        parameters: [cursor],
        responses: page(
          { next: string },
          { links: { next: { operationId: "other", parameters: { cursor: "$response.body#/next" } } } },
        ),
      },
    ],
    ["without a body", { parameters: [cursor], responses: { 204: { description: "Nothing." } } }],
  ])("%s", (_, operation) => {
    expect(pagesOf(operation)).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ token: "cursor" }, "`x-callsheet-pages` needs the members `token` and `next`"],
    ["cursor", "`x-callsheet-pages` needs the members `token` and `next`"],
    [{ token: "other", next: "next" }, "names `other`, which is not a member of the input"],
  ])("for %o, which costs the operation", (told, reason) => {
    const operation = { parameters: [cursor], responses: page({ next: string }), "x-callsheet-pages": told };
    expect(pagesOf(operation)).toContain(reason);
  });
});
