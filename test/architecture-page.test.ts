import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8");

test("every file that the page names exists", () => {
  const files = [...page.matchAll(/`((?:packages|scripts|test)\/[\w./-]+\.[a-z]+)`/g)].map(
    ([, file = ""]) => file,
  );
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test("every flow has at most seven steps", () => {
  const flows = page.split("## Flows")[1]?.split(/^\*\*/m).slice(1) ?? [];
  expect(flows.length).toBe(6);
  for (const flow of flows) expect(flow.match(/^\d\. /gm)?.length ?? 0).toBeLessThanOrEqual(7);
});
