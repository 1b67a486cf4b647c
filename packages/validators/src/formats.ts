import { fullDate, fullTime, hasRealSecond } from "@callsheet/protocol/date-times";

const date = /*#__PURE__*/ new RegExp(`^${fullDate}$`);
const time = /*#__PURE__*/ new RegExp(`^${fullTime}$`);

/** True for an RFC 3339 `full-date` that is in the calendar. */
export function isDate(text: string): boolean {
  return date.test(text);
}

/** True for an RFC 3339 `full-time`: an offset is required, and a leap second only where UTC has one. */
export function isTime(text: string): boolean {
  return time.test(text) && hasRealSecond(text, 0);
}

/** True for a text that compiles as a regular expression (ECMA-262, with the `u` flag). */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
