import { checkFor, type Violation } from "@callsheet/conformance/generate";
import { DocumentError, directionView, type Place } from "@callsheet/document";

/** The way that a value travels. */
export type Direction = "request" | "reply";

/** The broken rules of a value that must keep all of some schemas, in the direction that it travels. */
export function violationsOf(
  places: readonly Place[],
  value: unknown,
  direction: Direction,
): readonly Violation[] {
  return places.flatMap((place) =>
    checkFor({ ...place, document: directionView(place.document, direction) })(value),
  );
}

/** True when a value keeps all of some schemas; false, too, where no validator can be made of one. */
export function keeps(places: readonly Place[], value: unknown, direction: Direction): boolean {
  return judged(() => violationsOf(places, value, direction).length === 0) ?? false;
}

/** What a judgement gives, or undefined where no validator can be made of a schema. */
export function judged<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
