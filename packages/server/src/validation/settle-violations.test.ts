import { expect, it } from "vitest";
import { settleViolations } from "./settle-violations.ts";
import type { Violation } from "./violation.ts";

function violation(instancePath: string, keyword: string, params: Violation["params"] = {}): Violation {
  return { instancePath, keyword, params, schemaPath: "", message: keyword };
}

const places = (violations: readonly Violation[]) =>
  settleViolations(violations).map(({ instancePath, keyword, propertyName }) =>
    [instancePath, keyword, propertyName].filter((part) => part !== undefined).join(" "),
  );

it("reports a broken rule of a name once, with the name", () => {
  const name = { propertyName: "Ä" };
  expect(
    places([
      violation("/tags", "minProperties"),
      violation("/tags/a", "maxLength"),
      violation("/tags", "maxLength"),
      violation("/tags", "propertyNames", name),
    ]),
  ).toEqual(["/tags minProperties", "/tags/a maxLength", "/tags maxLength Ä"]);
});

it("reports what is wrong in the intended alternative of a union", () => {
  expect(
    places([
      violation("/u/first", "enum"),
      violation("/u", "required", { missingProperty: "second" }),
      violation("/u", "oneOf"),
    ]),
  ).toEqual(["/u/first enum"]);
});

it("does so through unions within unions", () => {
  expect(
    places([
      violation("/u/v/w", "pattern"),
      violation("/u/v", "required"),
      violation("/u/v", "oneOf"),
      violation("/u", "required"),
      violation("/u", "oneOf"),
    ]),
  ).toEqual(["/u/v/w pattern"]);
});

it("still reports a union that matches no alternative", () => {
  expect(places([violation("/u", "required"), violation("/u", "oneOf")])).toEqual([
    "/u required",
    "/u oneOf",
  ]);
});
