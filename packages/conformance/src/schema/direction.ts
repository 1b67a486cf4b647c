import { directionView, type Place } from "@callsheet/document";
import { checkFor, type Violation } from "./validator.ts";

/**
 * The broken rules of a value that travels to the service: required members marked readOnly may be missing.
 */
export function requestViolations(place: Place, value: unknown): readonly Violation[] {
  return checkFor({ ...place, document: directionView(place.document, "request") })(value);
}

/**
 * The broken rules of a value that comes from the service: required members marked writeOnly may be missing.
 */
export function replyViolations(place: Place, value: unknown): readonly Violation[] {
  return checkFor({ ...place, document: directionView(place.document, "reply") })(value);
}
