import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { describeProblem } from "../source/problem.ts";
import { type BundleOptions, bundleFiles } from "./bundle.ts";

const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** A document of which one reply has a schema. */
function withSchema(schema: unknown, rest: object = {}): object {
  const content = { "application/json": { schema } };
  return {
    ...head,
    paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
    ...rest,
  };
}

function bundled(files: Readonly<Record<string, unknown>>, options?: BundleOptions) {
  const bundle = bundleFiles(files, "api.yaml", options);
  return { ...bundle, root: bundle.root as JsonObject, lines: bundle.problems.map(describeProblem) };
}

const string = { type: "string" };
const _ref = ($ref: string) => ({ $ref });

describe("names that schemas give themselves", () => {
  it.each([
    ["an anchor of another file", "s.yaml#pet", { $defs: { p: { $anchor: "pet", ...string } } }, "p"],
    ["an id", "https://example.com/pet", undefined, undefined],
  ])("are found: %s", (_, $ref, file, name) => {
    const own = { Pet: { $id: "https://example.com/pet", ...string } };
    const { root, lines } = bundled({
      "api.yaml": withSchema({ $ref }, { components: { schemas: own } }),
      ...(file && { "s.yaml": file }),
    });
    expect(lines).toEqual([]);
    const schema = valueAt(root, "/paths/~1x/get/responses/200/content/application~1json/schema/$ref");
    expect(schema).toBe(name ? `#/components/schemas/${name}` : "#/components/schemas/Pet");
  });
});
