import { expect, it } from "vitest";
import { areDateTimes, isDateTime } from "./date-times.ts";

const usual = "2024-10-14T15:00:00Z";
const rare = ["2024-02-29T00:00:00Z", "2024-12-31T23:59:60Z", "2024-10-31T00:00:00z"];

it("defers only date-times of the usual length", () => {
  const later = { text: "" };
  expect(isDateTime(usual, later)).toBe(true);
  expect(isDateTime("x".repeat(20), later)).toBe(true);
  expect(isDateTime("2024-10-14T15:00:00.5Z", later)).toBe(true);
  expect(isDateTime("yesterday", later)).toBe(false);
  expect(later.text).toBe(`${usual}${"x".repeat(20)}`);
});

it.each(rare)("takes %s among others", (text) => expect(areDateTimes(usual + text + usual)).toBe(true));

it.each(["2023-02-29T00:00:00Z", "2024-12-30T23:58:60Z", "x".repeat(20)])("finds %s among others", (text) => {
  expect(areDateTimes(usual.repeat(300) + text)).toBe(false);
  expect(areDateTimes(text + usual.repeat(300))).toBe(false);
});

it("does not take two texts for one that ends where the other begins", () => {
  const halves = [`${usual}2024-10-1`, "4T15:00:00Z"];
  const later = { text: "" };
  expect(halves.every((half) => isDateTime(half, later))).toBe(false);
});
