import { expect, it } from "vitest";
import { isDateTime } from "./date-times.ts";

it.each([
  ["2024-02-29T12:00:00Z", true],
  ["2023-02-29T12:00:00Z", false],
  ["1900-02-29T12:00:00Z", false],
  ["2000-02-29T12:00:00Z", true],
  ["2024-04-31T00:00:00Z", false],
  ["2024-12-31t23:59:59.123456789z", true],
  ["2024-12-31T23:59:59+14:00", true],
  ["2024-12-31T23:59:59", false],
  ["2024-12-31 23:59:59Z", false],
  ["2024-13-01T00:00:00Z", false],
  ["2024-01-00T00:00:00Z", false],
  ["2024-01-01T24:00:00Z", false],
  ["2024-01-01T00:00:00.Z", false],
  ["2024-01-01T00:00:00+24:00", false],
  ["2016-12-31T23:59:60Z", true],
  ["2016-12-31T22:59:60Z", false],
  ["2017-01-01T01:29:60+01:30", true],
  ["2016-12-31T15:59:60-08:00", true],
  ["2016-12-31T23:59:61Z", false],
  ["0000-01-01T00:00:00Z", true],
  ["2024-01-01T00:00:00Z\n", false],
])("%j is a date-time: %j", (text, expected) => {
  expect(isDateTime(text)).toBe(expected);
});
