// Dates and times are read character by character: real calendar days, and seconds that exist, are more than a regular
// expression can say, and this is faster than one.

/** True for an RFC 3339 `full-date` that is in the calendar. */
export function isDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text);
}

/** True for an RFC 3339 `full-time`: an offset is required, and a leap second only where UTC has one. */
export function isTime(text: string): boolean {
  return isTimeFrom(text, 0);
}

/** True for an RFC 3339 `date-time`. `T` and `Z` may be lower case, as section 5.6 allows. */
export function isDateTime(text: string): boolean {
  return (text.charCodeAt(10) | 32) === 116 && startsWithDate(text) && isTimeFrom(text, 11);
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

/** The number that two digits make, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? tens * 10 + ones : Number.NaN;
}

function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const century = twoDigits(text, 0);
  const year = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(century >= 0 && year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false;
  if (day < 29) return true;
  if (month === 2) return day === 29 && (year === 0 ? century : year) % 4 === 0;
  return day < 31 || (month !== 4 && month !== 6 && month !== 9 && month !== 11);
}

function isTimeFrom(text: string, start: number): boolean {
  if (text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58) return false;
  const hour = twoDigits(text, start);
  const minute = twoDigits(text, start + 3);
  const second = twoDigits(text, start + 6);
  if (!(hour < 24 && minute < 60 && second < 61)) return false;
  const zone = endOfFraction(text, start + 8);
  const offset = offsetMinutes(text, zone);
  return second < 60 ? offset === offset : (hour * 60 + minute - offset + 1440) % 1440 === 1439;
}

/** Where the fraction of a second ends, if there is one at `at`; -1 for one without digits. */
function endOfFraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== 46) return at;
  let end = at + 1;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end === at + 1 ? -1 : end;
}

/** The offset from UTC that ends the text, in minutes, or NaN. */
function offsetMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if ((sign | 32) === 122) return text.length === at + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return Number.NaN;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  return sign === 43 ? hours * 60 + minutes : -(hours * 60 + minutes);
}
