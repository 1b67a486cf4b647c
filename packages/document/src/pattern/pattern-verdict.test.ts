import { check } from "recheck";
import { describe, expect, test } from "vitest";
import { patternVerdict } from "./pattern-verdict.ts";
import { readPattern } from "./read-pattern.ts";

/** Patterns that no text can keep busy. */
const linear = [
  "^st-[a-zA-Z0-9]{23}$",
  "^[\\w\\.\\_\\@]+$",
  "[a-z]+", // succeeds at the first letter
  "\\S",
  "^(a|a)*",
  "^(?=.*[a-z])(?=.*[A-Z]).{8,}$",
  "^(?:(?!foo).)*$",
  "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$",
  "^\\d+(\\.\\d+)?$",
  "^\\p{L}+[0-9]+$",
  "^(['\"]).*\\1$",
  "^([\\w-]+\\.)*[\\w-]+$",
  "^\\s*(\\S+)\\s*$",
  "^[^/]+/[^/]+(/.*)?$",
  "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  "^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$",
  "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$",
  "^(?:[a-z]{2,3}|[A-Z][a-z]*)(?:-[a-z0-9]{1,8})*$",
];

/** Patterns whose time grows faster than the text, and how fast. */
const superlinear: [pattern: string, growth: string, degree: number][] = [
  ["^[0-9]+.?[0-9]*$", "polynomial", 2],
  ["[a-z]+$", "polynomial", 2],
  ["\\s+$", "polynomial", 2],
  ["^.+@.+\\..+$", "polynomial", 3],
  ["^[^@]+@[^@]+\\.[^@]+$", "polynomial", 2],
  ["^(?:(?!.*foo).)*$", "polynomial", 2],
  ["^(a+)+$", "exponential", Number.POSITIVE_INFINITY],
  ["^(a|a)*$", "exponential", Number.POSITIVE_INFINITY],
  ["^(a|b|ab)*c$", "exponential", Number.POSITIVE_INFINITY],
  ["^(\\w+\\s?)*$", "exponential", Number.POSITIVE_INFINITY],
  ["^a*((b|b)*c)?", "exponential", Number.POSITIVE_INFINITY],
  ["^(a?){30}a{30}$", "exponential", Number.POSITIVE_INFINITY],
  ["^(?=(a+)+$)", "exponential", Number.POSITIVE_INFINITY],
  ["(?<=b(a+)+)c", "exponential", Number.POSITIVE_INFINITY],
  ["^([a-z]+)+\\p{L}$", "exponential", Number.POSITIVE_INFINITY],
];

describe("patternVerdict", () => {
  test.each(linear)("%s is safe", (pattern) => {
    expect(patternVerdict(pattern)).toMatchObject({ status: "safe" });
  });

  test.each(superlinear)("%s is %s", (pattern, growth, degree) => {
    expect(patternVerdict(pattern)).toMatchObject({
      status: "unsafe",
      growth,
      degree,
    });
  });

  test.each<[pattern: string, maxLength: number, status: string]>([
    ["^[0-9]+.?[0-9]*$", 100, "safe"],
    ["^[0-9]+.?[0-9]*$", 2000, "unsafe"],
    ["^.+@.+\\..+$", 20, "safe"],
    ["^.+@.+\\..+$", 254, "unsafe"],
    ["^(a+)+$", 10, "safe"],
    ["^(a+)+$", 40, "unsafe"],
  ])("%s for at most %i characters is %s", (pattern, maxLength, status) => {
    expect(patternVerdict(pattern, { maxLength })).toMatchObject({ status });
  });

  test("bounded repetitions bound the steps without a maxLength", () => {
    expect(patternVerdict("^[a-z]{1,64}[a-z0-9-]{1,64}$")).toMatchObject({
      status: "safe",
      degree: 2,
      steps: 4096,
    });
    expect(patternVerdict("^[a-z]{1,2048}[a-z0-9-]{1,2048}$")).toMatchObject({ status: "unsafe", degree: 2 });
  });

  test("many optional parts count without any repetition", () => {
    expect(patternVerdict(`^${"a?".repeat(12)}$`)).toMatchObject({ status: "safe" });
    expect(patternVerdict(`^${"a?".repeat(40)}b$`)).toMatchObject({ status: "unsafe" });
  });

  test("names the competing parts", () => {
    expect(patternVerdict("^[0-9]+.?[0-9]*$")).toMatchObject({
      problem:
        "A long run of `0` makes this pattern take quadratic time: `[0-9]+` and `[0-9]*` can both match it.",
    });
  });

  test("says why a pattern cannot be read", () => {
    expect(patternVerdict("(?i)a")).toMatchObject({ status: "invalid" });
  });

  test.each([
    ["nested deep", `${"(".repeat(3000)}a${")".repeat(3000)}`],
    ["long", `^${"a".repeat(20_000)}$`],
    ["wide", `^(${Array.from({ length: 3000 }, (_, index) => `a${index}`).join("|")})*$`],
    ["repeated in repetitions", `^${"(".repeat(12)}a${"{9}){9}".repeat(12)}`.replace("{9})", ")")],
  ])("a hostile pattern, %s, gets a verdict quickly", (_, pattern) => {
    const started = process.cpuUsage().user;
    expect(patternVerdict(pattern).status).toMatch(/unsafe|invalid/);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(5);
  });

  test("the verdict is the same at every call and needs no clock", () => {
    const verdicts = [1, 2, 3].map(() =>
      JSON.stringify(superlinear.map(([pattern]) => patternVerdict(pattern))),
    );
    expect(new Set(verdicts).size).toBe(1);
  });
});

// Counted repetitions are left out: for them recheck tries attacks at random, and its answer changes with the
// load of the machine.
describe("recheck, which decides the others by automata, agrees", () => {
  test.each(linear.filter((pattern) => !pattern.includes("{")))(
    "%s",
    async (pattern) => {
      const { source, flags } = readPattern(pattern);
      const { status } = await check(source, flags, { timeout: 20_000 });
      expect(status).not.toBe("vulnerable");
    },
    30_000,
  );
});

describe("a backtracking engine needs no more steps than were counted", () => {
  const parts = ["a", "b", "a?", "a*", "(a|b)", "(a|ab)*", "(ab?)*", "[ab]*", "b+"];
  const patterns = parts.flatMap((one) =>
    parts.flatMap((two) => parts.map((three) => `^${one}${two}${three}$`)),
  );

  test("for every pattern of three such parts", () => {
    const texts = ["a".repeat(18), "ab".repeat(9), "b".repeat(18), "aab".repeat(6)].map((text) => `${text}!`);
    for (const pattern of patterns) {
      const verdict = patternVerdict(pattern, { maxLength: 19 });
      const steps = "steps" in verdict ? verdict.steps : 0;
      for (const text of texts) {
        const paths = countPaths(pattern, text);
        expect(paths, `${pattern} on ${text}`).toBeLessThanOrEqual(20 * (steps + 19));
      }
    }
  });
});

/**
 * The characters that a backtracking matcher tries until it gives up. Our own matcher, for the few forms
 * above.
 */
function countPaths(pattern: string, text: string): number {
  let tried = 0;
  type Next = (at: number) => boolean;
  const char =
    (set: string) =>
    (at: number, next: Next): boolean => {
      tried++;
      return set.includes(text[at] ?? "\u0000") && next(at + 1);
    };
  type Node = (at: number, next: Next) => boolean;
  const sequence =
    (nodes: readonly Node[]): Node =>
    (at, next) =>
      nodes.reduceRight<Next>((rest, node) => (from) => node(from, rest), next)(at);
  const star = (node: Node): Node => {
    const self: Node = (at, next) => node(at, (to) => to > at && self(to, next)) || next(at);
    return self;
  };
  const optional =
    (node: Node): Node =>
    (at, next) =>
      node(at, next) || next(at);
  const read = (source: string): Node => {
    const nodes: Node[] = [];
    for (const [, atom = "", quantifier] of source.matchAll(/(\[ab\]|\([^)]*\)|[ab])([?*+])?/g)) {
      const inner = atom.slice(1, -1);
      const alternatives = inner.split("|").map(read);
      const node: Node = atom.startsWith("(")
        ? (at, next) => alternatives.some((alternative) => alternative(at, next))
        : char(atom.startsWith("[") ? inner : atom);
      nodes.push(
        quantifier === "*"
          ? star(node)
          : quantifier === "?"
            ? optional(node)
            : quantifier === "+"
              ? sequence([node, star(node)])
              : node,
      );
    }
    return sequence(nodes);
  };
  read(pattern.slice(1, -1))(0, (at) => at === text.length);
  return tried;
}
