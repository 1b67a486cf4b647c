import type { Collector } from "./check.ts";
import type { Locations } from "./location.ts";
import { fail } from "./report.ts";
import { isShorter } from "./string-length.ts";

// Reports about values that are known to break one of two limits; only a report needs to know which.

/** A string whose length is outside two limits. */
export function length(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  text: string,
  min: number | undefined,
  max: number | undefined,
): boolean {
  if (out === undefined) return true;
  const isShort = min !== undefined && isShorter(text, min);
  return isShort
    ? fail(out, locations, index, "minLength", min, max)
    : fail(out, locations, index, "maxLength", max, min);
}

/** A number outside two limits. */
export function range(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  value: number,
  min: number,
  max: number,
): boolean {
  return value < min
    ? fail(out, locations, index, "minimum", min, max)
    : fail(out, locations, index, "maximum", max, min);
}
