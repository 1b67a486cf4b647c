import { expect, it } from "vitest";
import { isMultipleOf } from "./multiple-of.ts";

it.each([
  [0.3, 0.1],
  [19.99, 0.01],
  [0.0075, 0.0001],
  [1e308, 0.5],
  [-4.5, 1.5],
  [0, 0.7],
  [2 ** 60, 2],
  [1e-7, 1e-8],
])("%d is a multiple of %d", (value, divisor) => expect(isMultipleOf(value, divisor)).toBe(true));

it.each([
  [0.35, 0.1],
  [1, 0.3],
  [7, 2],
  [1e308, 0.123456789],
  [1e-8, 1e-7],
])("%d is not a multiple of %d", (value, divisor) => expect(isMultipleOf(value, divisor)).toBe(false));
