import { expect, it } from "vitest";
import type { Exchange } from "../wire/exchange.ts";
import { evaluateExpression } from "./expression.ts";

const exchange: Exchange = {
  request: {
    method: "POST",
    path: "/things?page=2",
    headers: [["X-Token", "t"]],
    body: '{"name":"n"}',
    authorization: "valid",
  },
  reply: {
    status: 201,
    headers: new Map([["location", "/things/7"]]),
    body: new TextEncoder().encode('{"id":7,"list":[{"a/b":null}],"__proto__":{"x":1}}'),
    truncated: false,
    milliseconds: 1,
  },
};

// https://spec.openapis.org/oas/v3.1.1#runtime-expressions
it.each([
  ["$statusCode", 201],
  ["$method", "POST"],
  ["$request.header.x-token", "t"],
  ["$request.query.page", "2"],
  ["$request.body#/name", "n"],
  ["$response.header.Location", "/things/7"],
  ["$response.body#/id", 7],
  ["$response.body#/list/0/a~1b", null],
  ["$response.body#/list/9", undefined],
  ["$response.body#/constructor", undefined],
  ["$response.body#/__proto__/x", 1],
  ["number {$response.body#/id} of {$request.query.page}", "number 7 of 2"],
  ["lacks {$response.body#/nothing}", undefined],
  ["as it is", "as it is"],
  [12, 12],
  [{ a: ["$response.body#/id"] }, { a: [7] }],
])("%j is %j", (expression, wanted) => {
  expect(evaluateExpression(expression, exchange)).toEqual(wanted);
});
