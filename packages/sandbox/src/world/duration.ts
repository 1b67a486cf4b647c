const duration = /^([-+]?)P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds in whole milliseconds, the unit of plans and counts. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}

/**
 * Reads an ISO 8601 duration of days, hours, minutes and seconds, such as `-PT1H30M`, in milliseconds;
 * undefined for other texts.
 */
export function parseDuration(text: string): number | undefined {
  const parts = duration.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((it) => Number(it ?? 0));
  const length = milliseconds(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
  return parts[1] === "-" ? -length : length;
}
