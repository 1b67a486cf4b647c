import { checkFor, type Violation } from "@callsheet/conformance/generate";
import { DocumentError, directionView, type Place } from "@callsheet/document";

/** The direction in which the value travels. */
export type Direction = "request" | "reply";

/** The broken rules of a value that must satisfy several schemas, in its direction. */
export function violationsOf(
  places: readonly Place[],
  value: unknown,
  direction: Direction,
): readonly Violation[] {
  return places.flatMap((place) =>
    checkFor({ ...place, document: directionView(place.document, direction) })(value),
  );
}

/** True when a value satisfies several schemas; false, too, if one has no validator. */
export function keeps(places: readonly Place[], value: unknown, direction: Direction): boolean {
  return judged(() => violationsOf(places, value, direction).length === 0) ?? false;
}

/** The result of a judgement, or undefined if a schema has no validator. */
export function judged<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
