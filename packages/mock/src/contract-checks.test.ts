import { expect, it } from "vitest";
import { contractChecks } from "./contract-checks.ts";

const broken = (keyword: string) => [{ instancePath: "", keyword, params: {} }];
const validators = {
  FindInput: { errors: () => broken("input") },
  Found: { errors: () => broken("found") },
  Missing: { errors: () => broken("missing") },
};
const fallback = { input: () => [], body: () => broken("fallback"), headers: () => broken("headers") };
const body = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const document = {
  paths: {
    "/find": {
      parameters: [],
      get: {
        operationId: "Find",
        responses: {
          "200": body("Found"),
          "404": { $ref: "#/components/responses/a~1b" },
          "500": { description: "" },
        },
      },
    },
  },
  components: { responses: { "a/b": body("Missing") } },
};
const checks = contractChecks("Find", document, validators, fallback);
const reply = (status: number) => ({ status, headers: {}, body: {} });

it("checks input by the validator of the operation's flat input", () => {
  expect(checks.input({})).toEqual(broken("input"));
});

it.each([
  [200, "found"],
  [404, "missing"],
  [500, "fallback"],
  [418, "fallback"],
])("checks the body of status %i by the validator of its schema", (status, keyword) => {
  expect(checks.body(reply(status))).toEqual(broken(keyword));
});

it("leaves headers to the fallback", () => {
  expect(checks.headers(reply(200))).toEqual(broken("headers"));
});
