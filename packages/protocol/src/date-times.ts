// Days in order of frequency: the 28 that every month has, then 29 and 30, then 31, then 29 February.
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const day = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31";

/** A `full-date` of RFC 3339 that is in the calendar, as a pattern. */
export const fullDate = `(?:\\d{4}-(?:${day})|${leapYear}-02-29)`;

/** A `full-time` of RFC 3339, as a pattern, which does not check whether second 60 exists. */
export const fullTime =
  "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

/** Matches most date-times. It costs half as much as the one below. */
const usualDateTime =
  /^\d\d\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const dateTime = /*#__PURE__*/ new RegExp(`^${fullDate}[Tt]${fullTime}$`);

/** The length of a date-time in UTC without a fraction of a second. */
const plainLength = 20;
const plainTime = "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ";
const usualDateTimes = /*#__PURE__*/ new RegExp(
  `^(?:\\d\\d\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])${plainTime})*$`,
);
const plainDateTimes = /*#__PURE__*/ new RegExp(`^(?:${fullDate}${plainTime})*$`);

/**
 * Date-times that wait to be tested together: concatenated, each 20 characters long. Starting a match costs
 * five times as much as matching a date-time, so testing many in one text takes half the time.
 */
export interface LaterDateTimes {
  text: string;
}

/**
 * True for an RFC 3339 `date-time`. `T` and `Z` may be lower case, as section 5.6 allows.
 *
 * @param later Where to put the text instead, if it can be tested with others.
 */
export function isDateTime(text: string, later?: LaterDateTimes): boolean {
  if (later !== undefined && text.length === plainLength) {
    later.text += text;
    return true;
  }
  return usualDateTime.test(text) || (dateTime.test(text) && hasRealSecond(text, 11));
}

/** True when all date-times in the text are valid. */
export function areDateTimes(text: string): boolean {
  if (text.length <= longest) return areFew(text);
  for (let i = 0; i < text.length; i += longest) if (!areFew(text.slice(i, i + longest))) return false;
  return true;
}

/** How much text is matched at once: a match of unlimited length would need memory in proportion. */
const longest = 100 * plainLength;

function areFew(text: string): boolean {
  if (usualDateTimes.test(text) || plainDateTimes.test(text)) return true;
  for (let i = 0; i < text.length; i += plainLength)
    if (!isDateTime(text.slice(i, i + plainLength))) return false;
  return true;
}

/** Second 60 exists only in the last minute of a UTC day. */
export function hasRealSecond(text: string, start: number): boolean {
  if (text[start + 6] !== "6") return true;
  const [, sign = "", hours = 0, minutes = 0] = /([+-])(..):(..)$/.exec(text) ?? [];
  const minute = Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
  return (1440 + minute - Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))) % 1440 === 1439;
}
