import { isObject, type JsonObject, own, setMember } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import { childKind, type Kind } from "../reference/grammar.ts";
import { flatten, type Place, type Schema, type SchemaDocument, subPlace } from "./place.ts";

/** The way that a value travels: to the service or from it. */
export type Direction = "request" | "reply";

type Mark = "readOnly" | "writeOnly";

const marks: Readonly<Record<Direction, Mark>> = { request: "readOnly", reply: "writeOnly" };
const views = new WeakMap<SchemaDocument, Partial<Record<Mark, SchemaDocument>>>();

/**
 * The document as one direction sees it: members that only travel the other way (`readOnly` in requests,
 * `writeOnly` in replies) are not required. Pointers stay the same.
 */
export function directionView(document: SchemaDocument, direction: Direction): SchemaDocument {
  const mark = marks[direction];
  const known = views.get(document) ?? {};
  views.set(document, known);
  known[mark] ??= hasMark(document.root, "document", mark) ? new View(document, mark).document : document;
  return known[mark];
}

function hasMark(value: unknown, kind: Kind, mark: Mark): boolean {
  if (typeof value !== "object" || value === null) return false;
  const inList = Array.isArray(value);
  if (!inList && kind === "schema" && own(value as JsonObject, mark) === true) return true;
  return Object.entries(value).some(([name, child]) => {
    const next = childKind(kind, name, inList);
    return next !== undefined && hasMark(child, next, mark);
  });
}

class View {
  readonly document: SchemaDocument;
  readonly #original: SchemaDocument;
  readonly #mark: Mark;

  constructor(original: SchemaDocument, mark: Mark) {
    this.#original = original;
    this.#mark = mark;
    this.document = {
      name: original.name,
      root: this.#copy(original.root, "document", "", undefined) as JsonObject,
    };
  }

  /** `whole` is the schema that contains a branch of `allOf`: its members belong to the branch, too. */
  #copy(value: unknown, kind: Kind, pointer: string, whole: Place | undefined): unknown {
    if (typeof value !== "object" || value === null) return value;
    const inList = Array.isArray(value);
    const copy: Record<string, unknown> | unknown[] = inList ? [] : {};
    const place = kind === "schema" && !inList ? (whole ?? this.#place(value, pointer)) : whole;
    for (const [name, child] of Object.entries(value)) {
      const next = childKind(kind, name, inList);
      const ofWhole = (kind === "schema" && name === "allOf") || kind === "schemaList" ? place : undefined;
      const part = next ? this.#copy(child, next, pointer + pointerStep(name), ofWhole) : child;
      if (inList) (copy as unknown[]).push(part);
      else setMember(copy as Record<string, unknown>, name, part);
    }
    if (place && kind === "schema" && !inList && Array.isArray(own(value as JsonObject, "required")))
      (copy as Record<string, unknown>).required = this.#stillRequired(
        place,
        (value as JsonObject).required as unknown[],
      );
    return copy;
  }

  #place(value: object, pointer: string): Place {
    return { document: this.#original, schema: value as Schema, pointer };
  }

  #stillRequired(whole: Place, names: readonly unknown[]): unknown[] {
    const places = flatten([whole]);
    return names.filter(
      (name) => !places.some((place) => this.#isMarked(subPlace(place, "properties", String(name)))),
    );
  }

  #isMarked(member: Place | undefined): boolean {
    return (
      member !== undefined &&
      flatten([member]).some(({ schema }) => isObject(schema) && own(schema, this.#mark) === true)
    );
  }
}
