import { isObject, type JsonObject, own, ownObject } from "../document/json.ts";
import { referencePointer, valueAt } from "../document/reference.ts";
import type { Place, SchemaDocument } from "./place.ts";
import { checkFor, type Violation } from "./validator.ts";

/** The broken rules of a value that travels to the service: required members marked readOnly may be missing. */
export function requestViolations(place: Place, value: unknown): readonly Violation[] {
  return checkFor({ ...place, document: viewOf(place.document, "readOnly") })(value);
}

/** The broken rules of a value that comes from the service: required members marked writeOnly may be missing. */
export function replyViolations(place: Place, value: unknown): readonly Violation[] {
  return checkFor({ ...place, document: viewOf(place.document, "writeOnly") })(value);
}

type Mark = "readOnly" | "writeOnly";

const views = new WeakMap<SchemaDocument, Partial<Record<Mark, SchemaDocument>>>();

/** The document as one direction sees it: members of the other direction are not required. Pointers are the same. */
function viewOf(document: SchemaDocument, mark: Mark): SchemaDocument {
  const known = views.get(document) ?? {};
  views.set(document, known);
  known[mark] ??= hasMark(document.root, mark)
    ? { name: document.name, root: withoutRequired(document.root, document.root, mark) as JsonObject }
    : document;
  return known[mark];
}

function hasMark(value: unknown, mark: Mark): boolean {
  if (Array.isArray(value)) return value.some((item) => hasMark(item, mark));
  return (
    isObject(value) && (value[mark] === true || Object.values(value).some((child) => hasMark(child, mark)))
  );
}

function withoutRequired(value: unknown, root: JsonObject, mark: Mark): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutRequired(item, root, mark));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    Object.defineProperty(copy, name, {
      value: withoutRequired(child, root, mark),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  if (!Array.isArray(value.required) || !isObject(value.properties)) return copy;
  copy.required = value.required.filter(
    (name) => !isMarked(ownObject(value.properties as JsonObject, String(name)), root, mark),
  );
  return copy;
}

function isMarked(schema: JsonObject, root: JsonObject, mark: Mark): boolean {
  if (own(schema, mark) === true) return true;
  const reference = own(schema, "$ref");
  const pointer = typeof reference === "string" ? referencePointer(reference) : undefined;
  const target = pointer === undefined ? undefined : valueAt(root, pointer);
  return isObject(target) && own(target, mark) === true;
}
