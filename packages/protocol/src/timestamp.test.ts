import { expect, it } from "vitest";
import { formatTimestamp, parseTimestamp } from "./timestamp.ts";

it.each([
  ["2026-01-15T22:45:51Z", "2026-01-15T22:45:51Z"],
  ["2026-01-15T22:45:51.123456789Z", "2026-01-15T22:45:51.123Z"],
  ["2026-01-15T23:45:51.5+01:00", "2026-01-15T22:45:51.500Z"],
  ["2019-12-16T22:48:18-01:00", "2019-12-16T23:48:18Z"],
  ["2024-02-29t00:00:00z", "2024-02-29T00:00:00Z"],
  ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
  ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"],
])("%s is %s", (text, want) => {
  const time = parseTimestamp(text);
  expect(time && formatTimestamp(time)).toBe(want);
});

it.each([
  "",
  "2026-01-15",
  "2026-01-15T22:45:51",
  "2026-01-15 22:45:51Z",
  "2023-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
])("%j is no timestamp", (text) => expect(parseTimestamp(text)).toBeUndefined());

it.each([
  "1768517151",
  "2026-01-15T24:00:00Z",
  "2026-01-15T00:60:00Z",
  "2026-01-15T00:00:00+24:00",
  "2026-01-15T22:45:51Z\n",
])("%j neither", (text) => expect(parseTimestamp(text)).toBeUndefined());
