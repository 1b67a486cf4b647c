import { isObject, type JsonObject, own } from "../json/json.ts";
import { childAt, pointerStep, referencePointer, valueAt } from "../json/pointer.ts";
import { DocumentError } from "../source/document-error.ts";
import { Resources } from "./resources.ts";

/** A bundled document: everything needed to follow its references. */
export interface ReferenceDocument {
  readonly name: string;
  readonly root: JsonObject;
}

/** A value of a document together with its place. */
export interface Located {
  readonly value: unknown;
  /** JSON pointer (RFC 6901) in the document. */
  readonly pointer: string;
}

const MAX_HOPS = 64;
/** Members next to the `$ref` of a Reference Object, which override those of its target. */
const OVERRIDES = ["summary", "description"];

const resources = new WeakMap<object, Resources>();

/** The names that `$id` and `$anchor` give to the schemas of a document. */
export function resourcesOf(root: JsonObject): Resources {
  const known = resources.get(root) ?? new Resources(root, "document");
  resources.set(root, known);
  return known;
}

/** Forgets them, for a document that was changed. */
export function forgetResources(root: JsonObject): void {
  resources.delete(root);
}

/** The target of a reference at a place of a document, one step far; undefined when it leads nowhere. */
export function resolveReference(
  document: ReferenceDocument,
  reference: string,
  from: string,
): Located | undefined {
  const names = resourcesOf(document.root);
  const pointer = names.isPlain ? referencePointer(reference) : names.resolve(reference, from);
  if (pointer === undefined) return undefined;
  const value = valueAt(document.root, pointer);
  return value === undefined ? undefined : { value, pointer };
}

/**
 * Follows `$ref` until a value that is not a reference. A summary or description next to the `$ref` of
 * anything except a schema replaces that of its target.
 * @throws DocumentError for a reference to another file, to nothing, or to itself
 */
export function followReference(document: ReferenceDocument, located: Located): Located {
  let current = located;
  const overrides: Record<string, unknown> = {};
  for (let hops = 0; hops < MAX_HOPS; hops++) {
    const reference = isObject(current.value) ? own(current.value, "$ref") : undefined;
    if (typeof reference !== "string") return withOverrides(current, overrides);
    for (const name of OVERRIDES) overrides[name] ??= own(current.value as JsonObject, name);
    const next = resolveReference(document, reference, current.pointer);
    if (!next) {
      const problem = reference.startsWith("#") ? "leads nowhere" : "leaves the document";
      throw new DocumentError(document.name, current.pointer, `$ref "${reference}" ${problem}`);
    }
    current = next;
  }
  throw new DocumentError(document.name, located.pointer, "$ref refers to itself");
}

function withOverrides(located: Located, overrides: Readonly<Record<string, unknown>>): Located {
  const set = Object.entries(overrides).filter(([, value]) => typeof value === "string");
  if (set.length === 0 || !isObject(located.value)) return located;
  return { ...located, value: { ...located.value, ...Object.fromEntries(set) } };
}

/** The member of a located value, itself located, with references followed; undefined when there is none. */
export function member(
  document: ReferenceDocument,
  located: Located,
  name: string | number,
): Located | undefined {
  const value = childAt(located.value, String(name));
  if (value === undefined) return undefined;
  return followReference(document, { value, pointer: located.pointer + pointerStep(name) });
}

/** The members of a located object, or the items of a list, by name, with references followed. */
export function members(
  document: ReferenceDocument,
  holder: Located | undefined,
): (Located & { readonly name: string })[] {
  if (typeof holder?.value !== "object" || holder.value === null) return [];
  return Object.keys(holder.value).flatMap((name) => {
    const located = member(document, holder, name);
    return located ? { ...located, name } : [];
  });
}
