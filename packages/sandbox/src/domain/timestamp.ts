/** A moment as the services write it: ISO 8601 in UTC, with milliseconds only where there are some. */
export function timestamp(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}
