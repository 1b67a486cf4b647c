import { isObject, type JsonObject, own, ownObject, ownString, setMember } from "../json/json.ts";
import { parentPointer, pointerReference, pointerStep, pointerSteps, valueAt } from "../json/pointer.ts";
import { forgetResources, resolveReference, resourcesOf } from "../reference/follow-reference.ts";
import { childKind, type Kind } from "../reference/grammar.ts";
import type { SchemaDocument } from "../schema/place.ts";
import { DocumentError } from "../source/document-error.ts";

/** How many copies the schemas of one document may have. */
const mostCopies = 1000;
/** Keywords for names that nothing refers to any more. */
const namings = new Set(["$id", "$anchor", "$dynamicAnchor", "$schema"]);

/** The schema that each dynamic anchor means at a place: the outermost one of that name on the way there. */
type Scope = Readonly<Record<string, string>>;

/**
 * Turns dynamic references into plain ones, in place: a schema that refers to whatever its users name gets a
 * copy for each of them, among the components. Returns the original of each copy, by pointer.
 *
 * A component is a separate scope, like a schema with `$id`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export function settleDynamicReferences(document: SchemaDocument): ReadonlyMap<string, string> {
  const schemas = collectSchemas(document.root);
  if (![...schemas.values()].some((schema) => Object.hasOwn(schema, "$dynamicRef"))) return new Map();
  return new Settling(document, schemas).run();
}

/** Every schema of a document by its pointer. */
function collectSchemas(root: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const walk = (value: unknown, kind: Kind, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    if (kind === "schema" && isObject(value)) found.set(pointer, value);
    for (const [name, child] of Object.entries(value)) {
      const next = childKind(kind, name, Array.isArray(value));
      if (next) walk(child, next, pointer + pointerStep(name));
    }
  };
  walk(root, "document", "");
  return found;
}

class Settling {
  readonly #document: SchemaDocument;
  readonly #schemas: ReadonlyMap<string, JsonObject>;
  /** The dynamic anchors of each scope, by name. */
  readonly #anchors = new Map<string, Record<string, string>>();
  /** The anchors that matter to a schema or to what it refers to, by its pointer. */
  readonly #needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** The pointers of copies, by their originals and scopes. */
  readonly #copies = new Map<string, string>();
  readonly #origins = new Map<string, string>();
  readonly #open: { readonly from: string; readonly to: string; readonly scope: Scope }[] = [];

  constructor(document: SchemaDocument, schemas: ReadonlyMap<string, JsonObject>) {
    this.#document = document;
    this.#schemas = schemas;
    for (const [pointer, schema] of schemas) {
      const anchor = ownString(schema, "$dynamicAnchor");
      if (anchor === undefined) continue;
      const unit = this.#unitOf(pointer);
      this.#anchors.set(unit, { [anchor]: pointer, ...this.#anchors.get(unit) });
    }
    this.#needs = this.#collectNeeds();
  }

  run(): ReadonlyMap<string, string> {
    const { root } = this.#document;
    const settled = this.#settle(root, "document", { pointer: "", scope: {} }) as JsonObject;
    const added: [string, unknown][] = [];
    for (let copy = this.#open.shift(); copy; copy = this.#open.shift()) {
      const { from, to, scope } = copy;
      added.push([to, this.#settle(valueAt(root, from), "schema", { pointer: from, scope, isCopy: true })]);
    }
    if (added.length > 0) {
      const components = ownObject(settled, "components");
      const schemas: Record<string, unknown> = { ...ownObject(components, "schemas") };
      for (const [to, schema] of added) setMember(schemas, pointerSteps(to).at(-1) ?? "", schema);
      Object.assign(settled, { components: { ...components, schemas } });
    }
    Object.assign(root, settled);
    forgetResources(root);
    return this.#origins;
  }

  #unitOf(pointer: string): string {
    const component = /^\/components\/schemas\/[^/]+/.exec(pointer)?.[0] ?? "";
    const resource = resourcesOf(this.#document.root).resourceOf(pointer);
    return component.length > resource.length ? component : resource;
  }

  /** The scope inside another schema: outer schemas come first. */
  #enter(scope: Scope, pointer: string): Scope {
    return { ...this.#anchors.get(this.#unitOf(pointer)), ...scope };
  }

  #settle(value: unknown, kind: Kind, at: At): unknown {
    if (typeof value !== "object" || value === null) return value;
    const inList = Array.isArray(value);
    const isSchema = kind === "schema" && !inList;
    const scope = isSchema ? this.#enter(at.scope, at.pointer) : at.scope;
    const child = (name: string, member: unknown) => {
      const next = childKind(kind, name, inList);
      return next
        ? this.#settle(member, next, { ...at, scope, pointer: at.pointer + pointerStep(name) })
        : member;
    };
    if (inList) return value.map((item, index) => child(String(index), item));
    const copy: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      if (isSchema && (namings.has(name) || (at.isCopy && name === "$defs"))) continue;
      setMember(copy, name, child(name, member));
    }
    if (isSchema) this.#refer(value as JsonObject, copy, { ...at, scope });
    return copy;
  }

  /** Sets the references of a schema's copy. */
  #refer(schema: JsonObject, copy: Record<string, unknown>, at: At): void {
    const target = this.#target(schema, "$ref", at);
    if (target !== undefined) copy.$ref = target;
    const dynamic = this.#target(schema, "$dynamicRef", at);
    if (dynamic === undefined) return;
    delete copy.$dynamicRef;
    if (copy.$ref === undefined) copy.$ref = dynamic;
    else copy.allOf = [...(Array.isArray(copy.allOf) ? copy.allOf : []), { $ref: dynamic }];
  }

  #target(schema: JsonObject, keyword: "$ref" | "$dynamicRef", { pointer, scope }: At): string | undefined {
    const reference = ownString(schema, keyword);
    if (reference === undefined) return undefined;
    const target = this.#resolve(reference, pointer);
    if (target === undefined) return undefined;
    const anchor = anchorOf(reference) ?? "";
    const isDynamic = keyword === "$dynamicRef" && this.#schemas.get(target)?.$dynamicAnchor === anchor;
    const meant = (isDynamic && own(scope, anchor)) || target;
    return pointerReference(this.#specialise(String(meant), scope));
  }

  #resolve(reference: string, from: string): string | undefined {
    const anchor = reference.startsWith("#")
      ? this.#anchors.get(this.#unitOf(from))?.[reference.slice(1)]
      : undefined;
    return anchor ?? resolveReference(this.#document, reference, from)?.pointer;
  }

  /** The schema in a scope: itself, if nothing in it depends on who refers to it. */
  #specialise(pointer: string, outer: Scope): string {
    const scope = this.#enter(outer, pointer);
    const own = this.#enter({}, pointer);
    const needed = [...(this.#needs.get(pointer) ?? [])].filter((name) => scope[name] !== undefined).sort();
    if (needed.every((name) => scope[name] === own[name])) return pointer;
    const bound = Object.fromEntries(needed.map((name) => [name, scope[name] as string]));
    const key = JSON.stringify([pointer, bound]);
    const known = this.#copies.get(key);
    if (known !== undefined) return known;
    if (this.#copies.size >= mostCopies)
      throw new DocumentError(
        this.#document.name,
        pointer,
        "has more copies for `$dynamicRef` than are made",
      );
    const to = this.#nameCopy(pointer, Object.values(bound));
    this.#copies.set(key, to);
    this.#origins.set(to, pointer);
    this.#open.push({ from: pointer, to, scope: bound });
    return to;
  }

  /** `PageOfPet` for the copy of a page for a pet. */
  #nameCopy(pointer: string, bound: readonly string[]): string {
    const nameOf = (place: string) => pointerSteps(this.#unitOf(place)).at(-1) ?? "";
    const user = bound.map(nameOf).find((name) => name !== nameOf(pointer)) ?? "Itself";
    const wish = `${nameOf(pointer) || "Schema"}Of${user}`;
    const taken = new Set([...this.#schemas.keys(), ...this.#origins.keys()]);
    const place = (name: string) => `/components/schemas${pointerStep(name)}`;
    let to = place(wish);
    for (let count = 2; taken.has(to); count++) to = place(`${wish}${count}`);
    return to;
  }

  /**
   * The anchors that matter to each schema: those that it or a part of it needs, and those of the schemas it
   * refers to.
   */
  #collectNeeds(): Map<string, Set<string>> {
    const users = new Map<string, string[]>();
    const needs = new Map<string, Set<string>>();
    const open: [pointer: string, anchor: string][] = [];
    const use = (pointer: string | undefined, user: string) => {
      if (pointer !== undefined) users.set(pointer, [...(users.get(pointer) ?? []), user]);
    };
    for (const [pointer, schema] of this.#schemas) {
      use(pointer, this.#holderOf(pointer));
      const reference = ownString(schema, "$ref");
      if (reference !== undefined) use(this.#resolve(reference, pointer), pointer);
      const anchor = anchorOf(ownString(schema, "$dynamicRef"));
      if (anchor === undefined) continue;
      for (const anchors of this.#anchors.values()) use(own(anchors, anchor) as string | undefined, pointer);
      open.push([pointer, anchor]);
    }
    for (let next = open.pop(); next; next = open.pop()) {
      const [pointer, anchor] = next;
      const known = needs.get(pointer) ?? new Set();
      if (known.has(anchor)) continue;
      needs.set(pointer, known.add(anchor));
      for (const user of users.get(pointer) ?? []) open.push([user, anchor]);
    }
    return needs;
  }

  /** The schema that contains a schema. */
  #holderOf(pointer: string): string {
    let at = parentPointer(pointer);
    while (at !== "" && !this.#schemas.has(at)) at = parentPointer(at);
    return at;
  }
}

function anchorOf(reference: string | undefined): string | undefined {
  return reference?.slice(reference.indexOf("#") + 1);
}

interface At {
  readonly pointer: string;
  readonly scope: Scope;
  /** True inside a copy, whose definitions stay where they are. */
  readonly isCopy?: boolean;
}
