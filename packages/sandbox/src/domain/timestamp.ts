/** A moment as the services write it: ISO 8601 in UTC, with milliseconds only where there are some. */
export function timestamp(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}

/** True for a moment in the years 0 to 9999, which is all that ISO 8601 tells without agreement. */
export function isTellable(milliseconds: number): boolean {
  return (
    milliseconds >= Date.parse("0000-01-01T00:00:00Z") && milliseconds < Date.parse("+010000-01-01T00:00:00Z")
  );
}
