import { expect, test } from "vitest";
import { timestamp } from "./timestamp.ts";

test("a moment is written as Date writes it, without milliseconds where there are none", () => {
  const moments = [
    0, 1, 999, 1000, -1, -1000, 86_399_999, 86_400_000, -62_167_219_200_000, 253_402_300_799_999,
  ];
  for (let i = 0; i < 2000; i++)
    moments.push(Math.floor(((i * 7919) % 2000) * 1.3e11) - 6e13, i * 3_600_000 + i);
  for (const moment of moments)
    expect(timestamp(moment)).toBe(new Date(moment).toISOString().replace(/\.000Z$/, "Z"));
});

test("a moment that no date can express is refused", () => {
  for (const moment of [Number.NaN, 9e15, Number.POSITIVE_INFINITY])
    expect(() => timestamp(moment)).toThrow(RangeError);
});
