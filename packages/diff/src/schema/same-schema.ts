import {
  followReference,
  isObject,
  type JsonObject,
  type Place,
  pointerStep,
  sameJson,
} from "@callsheet/document";

/** Keywords that do not affect which values are valid. */
const ANNOTATIONS = new Set([
  "$anchor",
  "$comment",
  "$defs",
  "$id",
  "$schema",
  "definitions",
  "default",
  "deprecated",
  "description",
  "discriminator",
  "example",
  "examples",
  "externalDocs",
  "title",
  "xml",
]);
/** Keywords whose lists have no order. */
const SETS = new Set(["enum", "required", "type"]);
/** Keywords whose members are schemas by name. */
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** Keywords that are data, in which nothing is a schema. */
const DATA = new Set(["const", "dependentRequired"]);

/**
 * Tells whether schemas of two versions are the same except for annotations, names and order; references are
 * followed.
 */
export class SameSchemas {
  /** Pairs of pointers that were found different, and those that are the same. */
  readonly #known = new Map<string, boolean>();
  /** Pairs that are the same if the enclosing ones are. */
  #assumed: string[] = [];

  /** True if a conjunction of schemas of one version equals one of the other, word by word. */
  same(old: readonly Place[], fresh: readonly Place[]): boolean {
    if (old.length !== fresh.length) return false;
    return old.every((place, index) => this.#places(place, fresh[index] as Place));
  }

  #places(old: Place, fresh: Place): boolean {
    const key = `${old.pointer} ${fresh.pointer}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const outermost = this.#assumed.length === 0;
    const before = this.#assumed.length;
    this.#known.set(key, true);
    this.#assumed.push(key);
    const same = this.#schemas(old, fresh);
    if (!same) {
      for (const one of this.#assumed.splice(before)) this.#known.delete(one);
      this.#known.set(key, false);
    } else if (outermost) this.#assumed = [];
    return same;
  }

  #schemas(old: Place, fresh: Place): boolean {
    const [left, right] = [followed(old), followed(fresh)];
    if (left.pointer !== old.pointer || right.pointer !== fresh.pointer) return this.#places(left, right);
    if (!isObject(left.schema) || !isObject(right.schema)) return left.schema === right.schema;
    const names = telling(left.schema);
    if (names.length !== telling(right.schema).length) return false;
    return names.every((name) => this.#keyword(name, left, right));
  }

  #keyword(name: string, old: Place, fresh: Place): boolean {
    const [left, right] = [(old.schema as JsonObject)[name], (fresh.schema as JsonObject)[name]];
    if (right === undefined) return false;
    if (SETS.has(name)) return sameSet(left, right);
    if (DATA.has(name)) return sameJson(left, right);
    return this.#value(MAPS.has(name) ? "map" : "schema", child(old, left, name), child(fresh, right, name));
  }

  #value(kind: "map" | "schema", old: Child, fresh: Child): boolean {
    const [left, right] = [old.value, fresh.value];
    if (Array.isArray(left) && Array.isArray(right))
      return (
        left.length === right.length &&
        left.every((item, index) =>
          this.#value("schema", child(old, item, index), child(fresh, right[index], index)),
        )
      );
    if (!isObject(left) || !isObject(right)) return sameJson(left, right);
    if (kind === "schema") return this.#places(placeOf(old, left), placeOf(fresh, right));
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every(
        (name) =>
          Object.hasOwn(right, name) &&
          this.#value("schema", child(old, left[name], name), child(fresh, right[name], name)),
      )
    );
  }
}

interface Child {
  readonly document: Place["document"];
  readonly pointer: string;
  readonly value: unknown;
}

function child(
  holder: { document: Place["document"]; pointer: string },
  value: unknown,
  step: string | number,
): Child {
  return {
    document: holder.document,
    value,
    pointer: holder.pointer + pointerStep(step),
  };
}

function placeOf({ document, pointer }: Child, schema: JsonObject): Place {
  return { document, schema, pointer };
}

/** The target of a schema that is only a reference. */
function followed(place: Place): Place {
  if (!isObject(place.schema) || typeof place.schema.$ref !== "string" || telling(place.schema).length > 1)
    return place;
  try {
    const { value, pointer } = followReference(place.document, {
      value: place.schema,
      pointer: place.pointer,
    });
    return { document: place.document, schema: value as Place["schema"], pointer };
  } catch {
    return place;
  }
}

function telling(schema: JsonObject): string[] {
  return Object.keys(schema).filter((name) => !ANNOTATIONS.has(name) && !name.startsWith("x-"));
}

function sameSet(left: unknown, right: unknown): boolean {
  const [all, others] = [left, right].map((value) => (Array.isArray(value) ? value : [value])) as [
    unknown[],
    unknown[],
  ];
  return all.length === others.length && all.every((one) => others.some((other) => sameJson(one, other)));
}
