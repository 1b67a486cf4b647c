import { expect, it } from "vitest";
import { pathProblem, selects } from "./json-path.ts";

const value = { name: "a".repeat(5_000), parts: [{ size: 1 }, { size: 20 }], empty: [] };

// https://www.rfc-editor.org/rfc/rfc9535
it.each([
  ["$.parts[?@.size == 20]", true],
  ["$.parts[?@.size > 20]", false],
  ["$.empty[*]", false],
  ["$[?count(@.parts) > 0]", false],
  ["$[?@[1].size == 20]", true],
  ["$..size", true],
  ["$[?match(@, 'a+')]", true],
  ["$[?match(@, 'a')]", false],
  ["$[?search(@, '(a+)+b')]", false],
  ["$.constructor", false],
])("%s is %s", (path, wanted) => {
  expect(pathProblem(path)).toBeUndefined();
  expect(selects(path, value)).toBe(wanted);
});

it("bounds what an answer can cost", () => {
  let deep: unknown = 1;
  for (let index = 0; index < 5_000; index++) deep = { deep };
  expect(selects("$..nothing", deep)).toBe(false);
  expect(pathProblem("$..a..b")).toMatch("more than once");
});
