const day = 86_400_000;
/** Dates of days since the epoch, followed by `T`: the most expensive part of a moment's text. */
const dates = new Map<number, string>();

function dateOf(number: number): string {
  let date = dates.get(number);
  if (date === undefined) {
    date = new Date(number * day).toISOString().slice(0, -13);
    if (dates.size >= 1000) dates.clear();
    dates.set(number, date);
  }
  return date;
}

const two = (number: number) => (number < 10 ? `0${number}` : `${number}`);

/** A moment as the services write it: ISO 8601 in UTC, with milliseconds only where there are some. */
export function timestamp(milliseconds: number): string {
  const whole = Math.trunc(milliseconds);
  const number = Math.floor(whole / day);
  const rest = whole - number * day;
  const seconds = Math.floor(rest / 1000);
  const ms = rest - seconds * 1000;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateOf(number)}${time}${ms === 0 ? "" : `.${String(ms).padStart(3, "0")}`}Z`;
}

/** True for a moment in the years 0 to 9999, all that ISO 8601 can express without prior agreement. */
export function isTellable(milliseconds: number): boolean {
  return (
    milliseconds >= Date.parse("0000-01-01T00:00:00Z") && milliseconds < Date.parse("+010000-01-01T00:00:00Z")
  );
}
