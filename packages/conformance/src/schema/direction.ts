import { isObject, own, ownObject } from "../document/json.ts";
import { valueAt } from "../document/reference.ts";
import type { Place } from "./place.ts";
import { checkFor, type Violation } from "./validator.ts";

/** The broken rules of a value that travels to the service: required members marked readOnly may be missing. */
export function requestViolations(place: Place, value: unknown): Violation[] {
  return checkFor(place)(value).filter((violation) => !excused(place, violation, "readOnly"));
}

/** The broken rules of a value that comes from the service: required members marked writeOnly may be missing. */
export function replyViolations(place: Place, value: unknown): Violation[] {
  return checkFor(place)(value).filter((violation) => !excused(place, violation, "writeOnly"));
}

function excused(
  place: Place,
  { keyword, params, parentSchema }: Violation,
  mark: "readOnly" | "writeOnly",
): boolean {
  if (keyword !== "required" || !isObject(parentSchema)) return false;
  const property = own(ownObject(parentSchema, "properties"), String(params.missingProperty));
  if (!isObject(property)) return false;
  const reference = own(property, "$ref");
  const target = typeof reference === "string" ? valueAt(place.document.root, reference.slice(1)) : undefined;
  return own(property, mark) === true || (isObject(target) && own(target, mark) === true);
}
