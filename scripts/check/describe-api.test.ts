import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { describeApi } from "./describe-api.ts";

const root = path.resolve(import.meta.dirname, "../..");
const packages = readdirSync(path.join(root, "packages"));
const api = describeApi(packages);

// `pnpm vitest run scripts/check -u` accepts a change, which is then in the commit for all to see.
describe("the public API matches the snapshot", () => {
  test.each(packages)("%s", async (name) => {
    const title = name === "callsheet" ? name : `@callsheet/${name}`;
    const text = `# Public API of ${title}\n\n${api.get(name)}`;
    await expect(text).toMatchFileSnapshot(path.join(root, `test/api/${name}.md`));
  });
});
