const dateTime =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/**
 * True for a `date-time` of RFC 3339: the day is in the calendar, an offset is given, and second 60 stands
 * only where UTC can have a leap second. `T` and `Z` may be lower case.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function isDateTime(text: string): boolean {
  const match = dateTime.exec(text);
  if (!match) return false;
  const [, year, month, day, hour, minute, second, sign, offsetHour = 0, offsetMinute = 0] = match;
  if (Number(day) > daysOf(Number(year), Number(month))) return false;
  if (second !== "60") return true;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1);
  return (1440 + Number(hour) * 60 + Number(minute) - offset) % 1440 === 1439;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
