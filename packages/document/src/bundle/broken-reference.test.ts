import { describe, expect, it } from "vitest";
import { bundled, ref, string, withSchema } from "./bundled.test-support.ts";

describe("a broken reference", () => {
  const api = (reference: string) => `openapi: 3.1.0
components:
  schemas:
    Pet: { type: string }
    Owner:
      $ref: "${reference}"
`;
  it.each([
    ["#/components/schemas/Pett", 'leads nowhere: #/components/schemas has no "Pett"; did you mean "Pet"?'],
    ["parts/pett.yaml", 'leads to a file that does not exist; did you mean "pet.yaml"?'],
    ["parts/pet.yaml#/x", 'leads nowhere: parts/pet.yaml has no "x"'],
    ["#nothing", "is neither a pointer nor an anchor"],
    ["#/%E0%A4%A", "is neither a pointer nor an anchor"],
    ["../up.yaml", "leads out of the root folder"],
    ["/etc/passwd", "is an absolute path"],
    ["C:/pet.yaml", "is an absolute path"],
    ["file:///etc/passwd", "leads to another host or scheme"],
    ["//example.com/pet.yaml", "leads to another host or scheme"],
    ["https://example.com/pet.yaml", "leads to another host or scheme"],
    ["a%2Fb.yaml", "has a name that no file can have"],
    ["%E0%A4%A.yaml", "has broken percent-encoding"],
  ])("is reported with its place: %s", (reference, message) => {
    const { problems } = bundled({ "api.yaml": api(reference), "parts/pet.yaml": string });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: "api.yaml",
      pointer: "/components/schemas/Owner/$ref",
      line: 6,
      column: 13,
    });
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.message).toContain(reference);
  });

  it("hides no other problem, and a broken file is reported once", () => {
    const { lines } = bundled({
      "api.yaml": withSchema({ allOf: [ref("a.yaml"), ref("b.yaml"), ref("b.yaml#/x"), ref("gone.yaml")] }),
      "a.yaml": "type: string\ntype: object\n",
      "b.yaml": "a: [1",
    });
    expect(lines).toEqual([
      expect.stringContaining("a.yaml:2:1: is neither JSON nor YAML: duplicated mapping key"),
      expect.stringContaining("b.yaml:1:6: is neither JSON nor YAML: "),
      expect.stringContaining(
        'api.yaml#/paths/~1x/get/responses/200/content/application~1json/schema/allOf/3/$ref: $ref "gone.yaml"',
      ),
    ]);
  });
});
