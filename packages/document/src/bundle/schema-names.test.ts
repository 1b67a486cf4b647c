import { describe, expect, it } from "vitest";
import { valueAt } from "../json/pointer.ts";
import { bundled, string, withSchema } from "./bundled.test-support.ts";

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
