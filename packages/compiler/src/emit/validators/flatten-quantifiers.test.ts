import { expect, it } from "vitest";
import { flattenQuantifiers } from "./flatten-quantifiers.ts";

it.each([
  ["^([0-9]+)+$", "^[0-9]+$"],
  ["^(a*)+$", "^a*$"],
  ["^(?:a+)*b$", "^a*b$"],
  ["^((a+)+)+$", "^a+$"],
  ["^(([a-z]+)*?|b)+$", "^([a-z]*|b)+$"],
  ["^(ab+)+$", "^(ab+)+$"],
  ["^(a+|b)+$", "^(a+|b)+$"],
  ["^(a{2,})+$", "^(a{2,})+$"],
  ["^(a+){2}$", "^(a+){2}$"],
  ["^(a+)+\\1$", "^(a+)+\\1$"],
  ["^[(a+)+]$", "^[(a+)+]$"],
])("%s becomes %s", (pattern, flat) => {
  expect(flattenQuantifiers(pattern)).toBe(flat);
  const texts = ["", "a", "aa", "ab", "aab", "b", "0", "00", "0!", "(", "aaaa", "abab", "abba"];
  for (const text of texts)
    expect(new RegExp(flat, "u").test(text)).toBe(new RegExp(pattern, "u").test(text));
});
