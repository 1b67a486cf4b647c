import { readFileSync } from "node:fs";
import path from "node:path";
import { documents } from "@callsheet/contract";
import { bundleFile } from "@callsheet/document/node";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

test.each(documents.map(({ id }) => id))("%s is bundled as it is committed, byte for byte", (id) => {
  const bundle = bundleFile(path.join(root, "spec", `${id}.yaml`), { inline: ["headers", "examples"] });
  expect(bundle.problems).toEqual([]);
  expect(bundle.files).toContain("common.yaml");
  const committed = readFileSync(path.join(root, "packages/contract/openapi", `${id}.json`), "utf8");
  expect(`${JSON.stringify(bundle.root, null, 2)}\n`).toBe(committed);
});
