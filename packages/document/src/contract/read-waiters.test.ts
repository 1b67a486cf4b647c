import { describe, expect, it } from "vitest";
import { readDocument } from "../read/read-document.ts";
import { createContract } from "./create-contract.ts";

const thing = {
  type: "object",
  properties: {
    thing: { $ref: "#/components/schemas/Thing" },
    things: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
  },
};

/** The waiters of an operation that declares these, or why it is left out. */
function waitersOf(waiters: unknown) {
  const json = (schema: object) => ({ description: "A reply.", content: { "application/json": { schema } } });
  const document = readDocument("probe", {
    openapi: "3.1.0",
    info: { title: "Probe", version: "1", "x-callsheet-service": { name: "Probe" } },
    paths: {
      "/thing": {
        get: {
          operationId: "GetThing",
          "x-callsheet-waiters": waiters,
          responses: { 200: json(thing), 404: { ...json({}), "x-callsheet-error": "GoneError" } },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: "object",
          properties: { state: { type: "string", enum: ["NEW", "OLD"] }, isDone: { type: "boolean" } },
        },
      },
    },
  });
  const { operations, skipped } = createContract(document, "probe");
  return operations[0]?.waiters ?? skipped[0];
}

const output = (path: string, comparator: string, expected: unknown) => ({
  state: "success",
  matcher: { output: { path, comparator, expected } },
});
const one = (acceptor: object, more = {}) => ({ ThingOld: { acceptors: [acceptor], ...more } });

describe("waiters", () => {
  it("are read, with Smithy's delays by default", () => {
    const acceptor = output("thing.state", "stringEquals", "OLD");
    expect(waitersOf(one(acceptor))).toEqual([
      {
        name: "ThingOld",
        constant: "thingOld",
        waiter: { operation: "GetThing", minDelay: 2, maxDelay: 120, acceptors: [acceptor] },
      },
    ]);
  });

  it.each([
    ["all of a list", output("things[].state", "allStringEquals", "OLD")],
    ["any of a list", output("things[].state", "anyStringEquals", "OLD")],
    ["true or false", output("thing.isDone", "booleanEquals", "true")],
    ["success", { state: "success", matcher: { success: true } }],
  ])("match %s", (_, acceptor) => {
    expect(waitersOf(one(acceptor))).toMatchObject([{ waiter: { acceptors: [acceptor] } }]);
  });

  it("without any are an empty list", () => expect(waitersOf(undefined)).toEqual([]));

  const at = "/paths/~1thing/get/x-callsheet-waiters";
  it.each<[string, unknown, string, RegExp]>([
    ["a value that is not an object", [], at, /an object belongs here/],
    ["an invalid name", { "a b": {} }, at, /`a b` is not a waiter's name/],
    ["no acceptors", { A: {} }, `${at}/A`, /a list of `acceptors`/],
    ["no success", { A: { acceptors: [] } }, `${at}/A`, /the state `success`/],
    ["a delay of zero", one({}, { minDelay: 0 }), `${at}/ThingOld/minDelay`, /from 1 up/],
    ["swapped delays", one({}, { minDelay: 9, maxDelay: 8 }), `${at}/ThingOld`, /longer/],
    ["another state", one({ state: "done" }), `${at}/ThingOld/acceptors/0/state`, /success, failure, retry/],
    [
      "another comparator",
      one(output("thing.state", "equals", "OLD")),
      `${at}/ThingOld/acceptors/0/matcher/output/comparator`,
      /one of stringEquals/,
    ],
    [
      "an unknown member",
      one(output("thing.color", "stringEquals", "OLD")),
      `${at}/ThingOld/acceptors/0/matcher/output/path`,
      /`thing.color` leads to nothing/,
    ],
    [
      "a function",
      one(output("length(things)", "stringEquals", "1")),
      `${at}/ThingOld/acceptors/0/matcher/output/path`,
      /not made of names/,
    ],
    [
      "a value outside the enum",
      one(output("thing.state", "stringEquals", "OLDER")),
      `${at}/ThingOld/acceptors/0/matcher/output/expected`,
      /never `OLDER`/,
    ],
    [
      "an invalid boolean",
      one(output("thing.isDone", "booleanEquals", "yes")),
      `${at}/ThingOld/acceptors/0/matcher/output/expected`,
      /never `yes`/,
    ],
    [
      "a list instead of a value",
      one(output("things[].state", "stringEquals", "OLD")),
      `${at}/ThingOld/acceptors/0/matcher/output/path`,
      /does not go with/,
    ],
    [
      "an undeclared error",
      one({ state: "success", matcher: { errorType: "NoError" } }),
      `${at}/ThingOld/acceptors/0/matcher/errorType`,
      /`NoError` is not a declared error/,
    ],
    [
      "no matcher",
      one({ state: "success", matcher: {} }),
      `${at}/ThingOld/acceptors/0/matcher`,
      /`output`, `success` or `errorType`/,
    ],
  ])("are refused for %s, at its place", (_, waiters, pointer, reason) => {
    expect(waitersOf(waiters)).toMatchObject({ pointer, reason: expect.stringMatching(reason) });
  });
});
