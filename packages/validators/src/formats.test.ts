import { isDateTime } from "@callsheet/protocol/date-times";
import { describe, expect, it } from "vitest";
import { isDate, isRegex, isTime } from "./formats.ts";

describe("isDateTime", () => {
  it.each([
    "2024-10-14T15:00:00Z",
    "2024-10-14T15:00:00.123456789Z",
    "2024-10-14t15:00:00z",
    "2024-10-14T15:00:00+00:00",
    "2024-10-14T15:00:00-12:30",
    "2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
    "0000-02-29T00:00:00Z",
    "2024-01-31T00:00:00Z",
    "2024-04-30T23:59:59Z",
    "2024-12-31T23:59:60Z",
    "2024-12-31T15:59:60.5-08:00",
    "2025-01-01T05:29:60+05:30",
  ])("takes %s", (text) => expect(isDateTime(text)).toBe(true));

  it.each([
    "",
    "2024-10-14",
    "15:00:00Z",
    "2024-10-14T15:00:00",
    "2024-10-14 15:00:00Z",
    "2024-10-14T15:00Z",
    "2024-10-14T15:00:00.Z",
    "2024-10-14T15:00:00+00",
    "2024-10-14T15:00:00+0000",
    "2024-10-14T15:00:00+24:00",
    "2024-10-14T15:00:00+00:60",
    "2023-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2024-04-31T00:00:00Z",
    "2024-00-10T00:00:00Z",
    "2024-13-10T00:00:00Z",
    "2024-10-00T00:00:00Z",
    "2024-10-32T00:00:00Z",
    "2024-10-14T24:00:00Z",
    "2024-10-14T15:60:00Z",
    "2024-10-14T15:00:61Z",
    "2024-12-31T23:58:60Z",
    "2024-12-31T22:59:60Z",
    "2024-12-31T23:59:60+01:00",
    "24-10-14T15:00:00Z",
    "+2024-10-14T15:00:00Z",
    "2024-10-14T15:00:00Z\n",
    " 2024-10-14T15:00:00Z",
    "2024-10-14T15:00:00ZZ",
    "２０２４-10-14T15:00:00Z",
  ])("refuses %j", (text) => expect(isDateTime(text)).toBe(false));

  it("agrees with the calendar on every day of 1896 to 2104", () => {
    for (let year = 1896; year <= 2104; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= 31; day++) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          if (isDateTime(`${text}T00:00:00Z`) !== real || isDate(text) !== real) expect.fail(text);
        }
      }
    }
  });
});

it("tells dates, times and regular expressions", () => {
  expect(isDate("2024-02-29")).toBe(true);
  expect(isDate("2023-02-29")).toBe(false);
  expect(isDate("2024-10-14T15:00:00Z")).toBe(false);
  expect(isTime("23:59:60Z")).toBe(true);
  expect(isTime("23:58:60Z")).toBe(false);
  expect(isTime("15:00:00")).toBe(false);
  expect(isRegex("^a$")).toBe(true);
  expect(isRegex("(")).toBe(false);
});
