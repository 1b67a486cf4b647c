import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLinearPattern, loadValidator } from "./load-validators.test-support.ts";
import { createLinearProgram } from "./validators/linear-program.ts";
import { compileValidators } from "./validators.ts";

const textOf = (schema: unknown) =>
  compileValidators({ id: "test", definitions: { Value: schema } }).files.get("gen/test.js") ?? "";

describe("a pattern", () => {
  it("is read as its author meant it where the u flag would refuse it", async () => {
    const { is } = await loadValidator({ pattern: "^[\\w\\.\\_\\@]+$" });
    expect(is("a.b_c@d")).toBe(true);
    expect(is("a b")).toBe(false);
  });

  it("is not tried on a text that is too long", async () => {
    const { errors } = await loadValidator({ maxLength: 3, pattern: "^a+$" });
    expect(errors("bbbb").map(({ keyword }) => keyword)).toEqual(["maxLength"]);
    expect(errors("bbb").map(({ keyword }) => keyword)).toEqual(["pattern"]);
  });

  it.each(["^(a+)+$", "^[0-9]+.?[0-9]*$", "^(?:a|a)*b$", "(?:x+x+)+y", "^(a?){50}a{50}$"])(
    "that a text can keep busy takes linear time: %s",
    async (pattern) => {
      expect(textOf({ pattern })).toContain("linearPattern(");
      const { is, errors } = await loadValidator({ pattern });
      const long = "a0x".split("").map((character) => `${character.repeat(20_000)}!!`);
      for (const text of long) expect(is(text)).toBe(false);
      expect(errors("!")[0]).toMatchObject({ keyword: "pattern", params: { pattern } });
    },
  );

  it("is left to the engine where its text is short enough", () => {
    expect(textOf({ pattern: "^[0-9]+.?[0-9]*$", maxLength: 64 })).toContain("new RegExp(");
  });

  it("that looks around and can be kept busy is tried on short texts only, and says so", async () => {
    const { is, errors } = await loadValidator({ pattern: "^(?=.*a)(?=.*b.*c.*d).*$" });
    expect(is("bcda")).toBe(true);
    expect(errors("b".repeat(10_000))).toMatchObject([
      { keyword: "pattern", message: expect.stringMatching(/no more than \d+ characters/) },
    ]);
  });

  it("that looks around and takes exponential time costs its definition", () => {
    const { skipped } = compileValidators({ id: "test", definitions: { Value: { pattern: "(?=(b+)+c)" } } });
    expect(skipped).toMatchObject([{ pointer: "/components/schemas/Value/pattern" }]);
  });

  it("for names that no linear matcher has costs its definition", () => {
    const { skipped } = compileValidators({
      id: "test",
      definitions: { Value: { patternProperties: { "(?=(b+)+c)": {} } } },
    });
    expect(skipped).toMatchObject([{ pointer: "/components/schemas/Value/patternProperties/(?=(b+)+c)" }]);
  });
});

const linearPattern = await loadLinearPattern();

describe("the linear matcher", () => {
  const patterns = [
    "^(a|b)*c?$",
    "a{2,4}b",
    "^(?:ab?|b)+$",
    "\\bab\\b|\\Bb",
    "[^a]c|^$",
    "(a*)*b",
    "^.{0,3}$",
    "(?:|a)b{2}",
    "a$|^b",
  ];

  it.each(patterns)("agrees with the engine: %s", (pattern) => {
    for (const flags of ["u", ""] as const) {
      const { sets, steps } = createLinearProgram(pattern, flags) ?? { sets: [], steps: [] };
      const ours = linearPattern(flags, sets, steps);
      const theirs = new RegExp(pattern, flags);
      const text = fc.string({
        unit: fc.constantFrom("a", "b", "c", " ", "\n", "😀", "\ud83d"),
        maxLength: 8,
      });
      fc.assert(
        fc.property(text, (value) => ours.test(value) === theirs.test(value)),
        { numRuns: 300, seed: 1 },
      );
    }
  });

  it("has no program for what looks around, refers back, or gets too long", () => {
    for (const pattern of ["(?=a)", "(a)\\1", "(?:a{80}){80}"])
      expect(createLinearProgram(pattern, "u")).toBeUndefined();
  });
});
