import { expect, it } from "vitest";
import { holds, parseCondition } from "./condition.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = {
  inputs: new Map<string, unknown>([
    ["count", 3],
    ["name", "Ann"],
    ["nothing", null],
    ["list", [{ id: "a" }, { id: "b" }]],
    ["no", false],
  ]),
  outputs: new Map(),
  steps: new Map([["made", new Map([["id", "7"]])]]),
  workflows: new Map(),
  sourceUrls: new Map([["pets", "pets.yaml"]]),
};

// https://spec.openapis.org/arazzo/v1.0.1#criterion-object
it.each([
  ["$inputs.count == 3", true],
  ["$inputs.count != 3", false],
  ["$inputs.count >= 3 && $inputs.count < 4", true],
  ["$inputs.count > 3 || $inputs.name == 'ann'", true],
  ["!($inputs.count > 3)", true],
  ["!$inputs.no", true],
  ["$inputs.name == 'it''s'", false],
  ["$inputs.nothing == null", true],
  ["$inputs.absent == null", true],
  ["$inputs.absent", false],
  ["$inputs.list[1].id == 'b'", true],
  ["$inputs.list#/1/id == 'b'", true],
  ["$inputs.list.0.id == 'a'", true],
  ["$steps.made.outputs.id == 7", true],
  ["$steps.made.outputs.id < 10", true],
  ["$inputs.name < 10", false],
  ["{$inputs.count} == 3", true],
  ["$sourceDescriptions.pets.url == 'pets.yaml'", true],
  ["$inputs.no == false && ($inputs.count == 1 || $inputs.count == 3)", true],
])("%s is %s", (text, wanted) => {
  expect(holds(parseCondition(text), scope)).toBe(wanted);
});
