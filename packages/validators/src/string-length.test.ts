import { expect, it } from "vitest";
import { isLonger, isShorter } from "./string-length.ts";

it.each([
  "",
  "a",
  "é",
  "😀",
  "😀😀",
  "a😀b",
  "\ud83d",
  "\ude00",
  "\ude00\ud83d",
  "\ud83d\ud83d\ude00",
  "\ud83d\ude00\ude00",
  "e\u0301",
  "日本語",
])("counts %j in code points", (text) => {
  const length = [...text].length;
  for (let limit = 0; limit < 8; limit++) {
    expect(isLonger(text, limit)).toBe(length > limit);
    expect(isShorter(text, limit)).toBe(length < limit);
  }
});
