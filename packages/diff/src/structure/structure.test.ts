import { type JsonObject, readDocument } from "@callsheet/document";
import { expect, test } from "vitest";
import { diffDocuments } from "../diff-documents.ts";
import type { RuleName } from "../policy.ts";
import type { Side } from "../side.ts";
import { annotationRules } from "./annotation-rules.ts";
import { structureRules } from "./structure-rules.ts";

/** The parts of a small document that differ between its versions. */
interface Parts {
  readonly info?: JsonObject;
  readonly operation?: JsonObject;
  readonly kind?: JsonObject;
  readonly parameter?: JsonObject;
  readonly servers?: readonly JsonObject[];
}

function sideOf({ info, operation, kind, parameter, servers }: Parts): Side {
  const api = readDocument("pets", {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1", ...info },
    servers: servers ?? [
      { url: "https://{region}.example.com", variables: { region: { default: "a", enum: ["a", "b"] } } },
    ],
    paths: {
      "/pets": {
        get: {
          operationId: "ListPets",
          parameters: [{ name: "kind", in: "query", schema: { type: "string", ...kind }, ...parameter }],
          responses: { 204: { description: "None." } },
          ...operation,
        },
      },
    },
  });
  return { label: "side", documents: [{ id: "pets", file: "pets.yaml", api }] };
}

const server = (region: JsonObject) => [{ url: "https://{region}.example.com", variables: { region } }];

test.each<[string, Parts, Parts, RuleName, string]>([
  ["a text", {}, { operation: { summary: "List pets." } }, "text-changed", "has another summary"],
  ["an example", {}, { kind: { example: "cat" } }, "example-changed", "has other examples"],
  ["tags", {}, { operation: { tags: ["pets"] } }, "tag-changed", "has other tags"],
  ["the version", {}, { info: { version: "2" } }, "version-changed", 'has the version `"2"` (was `"1"`)'],
  ["an extension", {}, { operation: { "x-team": "zoo" } }, "extension-changed", "has another `x-team`"],
  [
    "a new default",
    {},
    { kind: { default: "cat" } },
    "default-added",
    '`kind` stands for `"cat"` where it is absent',
  ],
  [
    "another default",
    { kind: { default: "cat" } },
    { kind: { default: "dog" } },
    "default-changed",
    '(was `"cat"`)',
  ],
  ["no default", { kind: { default: "cat" } }, {}, "default-changed", "no longer stands for"],
  ["a deprecated schema", {}, { kind: { deprecated: true } }, "deprecated-added", "`kind` is now deprecated"],
  [
    "a deprecated parameter",
    {},
    { parameter: { deprecated: true } },
    "deprecated-added",
    "the query parameter `kind` is now deprecated",
  ],
  [
    "a deprecated operation",
    {},
    { operation: { deprecated: true } },
    "deprecated-added",
    "the operation `ListPets` is now deprecated",
  ],
  [
    "no longer deprecated",
    { operation: { deprecated: true } },
    {},
    "deprecated-removed",
    "is no longer deprecated",
  ],
  ["read only", {}, { kind: { readOnly: true } }, "direction-changed", "travels in replies alone"],
  ["write only", {}, { kind: { writeOnly: true } }, "direction-changed", "travels in requests alone"],
  ["no longer read only", { kind: { readOnly: true } }, {}, "direction-changed", "travels in requests, too"],
  ["a removed server", {}, { servers: [{ url: "https://example.com" }] }, "server-removed", "is gone"],
  [
    "a new server",
    {},
    { servers: [{ url: "https://example.com" }] },
    "server-added",
    "the server `https://example.com` is new",
  ],
  [
    "a removed value of a variable",
    {},
    { servers: server({ default: "a", enum: ["a"] }) },
    "server-removed",
    "is no longer `b`",
  ],
  [
    "a new value of a variable",
    {},
    { servers: server({ default: "a", enum: ["a", "b", "c"] }) },
    "server-added",
    "may now be `c`",
  ],
  [
    "another default of a variable",
    {},
    { servers: server({ default: "b", enum: ["a", "b"] }) },
    "server-changed",
    "is `b` by default (was `a`)",
  ],
])("%s", (_, old, fresh, rule, says) => {
  const { findings } = diffDocuments(sideOf(old), sideOf(fresh));
  const messages = findings.filter((one) => one.rule === rule).map(({ message }) => message);
  expect(messages.join("\n")).toContain(says);
});

test("each rule of the tables has its case above", () => {
  expect(structureRules.map(({ rule }) => rule).sort()).toEqual(
    ["text-changed", "example-changed", "tag-changed", "version-changed", "extension-changed"].sort(),
  );
  expect(annotationRules.map(({ keyword }) => keyword)).toEqual([
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
  ]);
});

test("an equal document has no finding", () => {
  expect(diffDocuments(sideOf({}), sideOf({})).findings).toEqual([]);
});
