import { describe, expect, test } from "vitest";
import { readPattern } from "./read-pattern.ts";

describe("readPattern", () => {
  test.each<[pattern: string, flags: string, matches: string, fails: string]>([
    ["^\\p{L}+$", "u", "é", "1"],
    ["^.$", "u", "😀", "ab"],
    ["^[\\w\\.\\_\\@]+$", "", "a.b_c@d", "a b"], // illegal escapes with the flag
    ["^a{,3}$", "", "a{,3}", "a"],
    ["^\\-$", "", "-", "\\"],
    ["^[\\p{L}\\_\\-]+$", "u", "é_-", "1"], // the flag is needed, and one escape is not
    ["^[\\p{Lu}\\'\\#]$", "u", "'", "a"],
  ])("%s is read with the flags %j", (pattern, flags, matches, fails) => {
    const read = readPattern(pattern);
    expect(read.flags).toBe(flags);
    expect(read.regExp.test(matches)).toBe(true);
    expect(read.regExp.test(fails)).toBe(false);
    expect(new RegExp(read.source, read.flags).source).toBe(read.regExp.source);
  });

  test.each(["(", "(?i)abc", "(?P<year>\\d+)", "[z-a]", "a**"])("%s cannot be read", (pattern) => {
    expect(() => readPattern(pattern)).toThrow(SyntaxError);
  });
});
