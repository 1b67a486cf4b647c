import { readDocument } from "@callsheet/document";
import { expect, test } from "vitest";
import { pairOperations } from "./pair-operations.ts";

/** Operations by `GET /path`, each with its id. */
function operationsOf(operations: Readonly<Record<string, string>>) {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, operationId] of Object.entries(operations)) {
    const [method = "", path = ""] = route.split(" ");
    const labels = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: {},
    }));
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId,
        parameters: labels,
        responses: { 204: { description: "Done." } },
      },
    };
  }
  return readDocument("d", { openapi: "3.1.0", info: { title: "D", version: "1" }, paths }).operations;
}

test.each<[string, Record<string, string>, Record<string, string>, string[], string[], string[]]>([
  ["the same route", { "GET /a": "A" }, { "GET /a": "B" }, ["A=B"], [], []],
  ["another label", { "GET /{a}": "A" }, { "GET /{b}": "B" }, ["A=B"], [], []],
  ["the same id", { "GET /a": "A" }, { "POST /b": "A" }, ["A=A"], [], []],
  ["nothing in common", { "GET /a": "A" }, { "GET /b": "B" }, [], ["A"], ["B"]],
  [
    "routes that differ only in their labels",
    { "GET /{a}/x": "A", "GET /{b}/x": "B" },
    { "GET /{b}/x": "B", "GET /{a}/x": "A" },
    ["A=A", "B=B"],
    [],
    [],
  ],
])("%s", (_, old, fresh, pairs, removed, added) => {
  const found = pairOperations(operationsOf(old), operationsOf(fresh));
  expect(found.pairs.map((pair) => `${pair.old.name}=${pair.new.name}`).sort()).toEqual(pairs);
  expect(found.removed.map(({ name }) => name)).toEqual(removed);
  expect(found.added.map(({ name }) => name)).toEqual(added);
});
