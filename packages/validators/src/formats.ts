// The day comes in the order of how often it is needed: the 28 that every month has, then 29 and 30, then 31, then 29 February.
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const day = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31";
const fullDate = `(?:\\d{4}-(?:${day})|${leapYear}-02-29)`;
const fullTime =
  "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

const date = /*#__PURE__*/ new RegExp(`^${fullDate}$`);
const time = /*#__PURE__*/ new RegExp(`^${fullTime}$`);
/** Most of the date-times there are. It costs half as much as the one below. */
const usualDateTime =
  /^\d\d\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const dateTime = /*#__PURE__*/ new RegExp(`^${fullDate}[Tt]${fullTime}$`);

/** True for an RFC 3339 `full-date` that is in the calendar. */
export function isDate(text: string): boolean {
  return date.test(text);
}

/** True for an RFC 3339 `full-time`: an offset is required, and a leap second only where UTC has one. */
export function isTime(text: string): boolean {
  return time.test(text) && hasRealSecond(text, 0);
}

/** True for an RFC 3339 `date-time`. `T` and `Z` may be lower case, as section 5.6 allows. */
export function isDateTime(text: string): boolean {
  return usualDateTime.test(text) || (dateTime.test(text) && hasRealSecond(text, 11));
}

/** True for what compiles as a regular expression (ECMA-262, with the `u` flag). */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Second 60 is there in the last minute of a UTC day only. */
function hasRealSecond(text: string, start: number): boolean {
  if (text[start + 6] !== "6") return true;
  const [, sign = "", hours = 0, minutes = 0] = /([+-])(..):(..)$/.exec(text) ?? [];
  const minute = Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
  return (1440 + minute - Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))) % 1440 === 1439;
}
