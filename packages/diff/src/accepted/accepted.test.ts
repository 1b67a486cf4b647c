import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { readAccepted, sortByAccepted } from "./accepted.ts";

const finding: Finding = {
  rule: "request-narrowed",
  clients: "breaking",
  servers: "none",
  evidence: "witness",
  document: "pets",
  operations: ["AddPet"],
  part: "body.name",
  message: "`name` must now have at most 3 characters",
};
const reason = "nobody sends longer names";

describe("a change is accepted", () => {
  test.each([
    ["by its rule", { rule: "request-narrowed", reason }, true],
    ["by its operation", { rule: "request-narrowed", operation: "AddPet", reason }, true],
    ["by its part", { rule: "request-narrowed", part: "body.name", reason }, true],
    ["by what contains its part", { rule: "request-narrowed", part: "body", reason }, true],
    ["until the end of the last day", { rule: "request-narrowed", reason, until: "2026-06-30" }, true],
    ["but not after it", { rule: "request-narrowed", reason, until: "2026-06-29" }, false],
    ["but not by another rule", { rule: "reply-narrowed", reason }, false],
    ["but not by another operation", { rule: "request-narrowed", operation: "AddPets", reason }, false],
    ["but not by a part with a longer name", { rule: "request-narrowed", part: "body.nam", reason }, false],
  ] as const)("%s", (_, entry, accepted) => {
    const sorted = sortByAccepted([finding], [entry], "2026-06-30");
    expect(sorted.accepted).toHaveLength(accepted ? 1 : 0);
    expect(sorted.open).toHaveLength(accepted ? 0 : 1);
    expect(sorted.expired.length + sorted.unused.length).toBe(accepted ? 0 : 1);
  });
});

describe("a file of accepted changes", () => {
  test("is a list with reasons", () => {
    const text = "accepted:\n  - rule: request-narrowed\n    reason: agreed\n    until: 2027-01-31\n";
    expect(readAccepted("a.yaml", text)).toEqual([
      { rule: "request-narrowed", reason: "agreed", until: "2027-01-31" },
    ]);
  });

  test.each([
    ["", "a list of changes under `accepted` was expected"],
    ["accepted: [", "a.yaml: "],
    ["accepted: [1]", "accepted/0 is not an object"],
    ["accepted: [{ rule: constructor, reason: x }]", "has the rule `constructor`"],
    ["accepted: [{ rule: reply-narrowed }]", "needs a `reason`"],
    ["accepted: [{ rule: reply-narrowed, reason: x, until: soon }]", "has `until: soon`"],
    ["accepted: [{ rule: reply-narrowed, reason: x, why: y }]", "has `why`"],
    ["accepted: [{ rule: reply-narrowed, reason: 1 }]", "needs a text for `reason`"],
  ])("that is invalid is refused in one line: %s", (text, problem) => {
    expect(() => readAccepted("a.yaml", text)).toThrow(problem);
  });
});
