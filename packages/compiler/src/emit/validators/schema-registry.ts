import { formatPointer, isObject, type JsonObject, own, unescapeStep } from "@callsheet/document";
import { childPointer, type Place, type Resource, type Target } from "./place.ts";
import { schemaLists, schemaMaps, singleSchemas, verdictKeywords } from "./schema-keywords.ts";
import { SchemaProblem } from "./schema-problem.ts";

/** The schemas of a document and their names for each other. */
export interface SchemaRegistry {
  /** The schema of a definition. */
  definition(name: string): Target;
  /** The target of a reference; throws a SchemaProblem for one that leads nowhere. */
  resolve(place: Place, keyword: "$ref" | "$dynamicRef"): Target;
  /** The schema at the end of a chain of references that say nothing else. */
  follow(target: Target): Target;
  /** A schema inside another, by the steps to it. */
  child(place: Target, schema: unknown, steps: readonly (string | number)[]): Target;
}

/** Schemas nested deeper than this are refused. */
export const deepest = 64;

/** References that lead on endlessly are found by those who compile them. */
const longestChain = 1_000;

/** The base of relative references in the definitions themselves. */
const documentUri = "callsheet://document/definitions";

/**
 * Reads identifiers and anchors, so that references can be followed.
 *
 * @param definitions Schemas by name. `#/$defs/<name>` and `#/components/schemas/<name>` lead to them.
 * @param resources Other schemas that references may lead to, by absolute URI.
 */
export function createSchemaRegistry(definitions: JsonObject, resources: JsonObject = {}): SchemaRegistry {
  const document = { $defs: definitions, definitions, components: { schemas: definitions } };
  const known = new Known();
  const resource = known.add(documentUri, document, "");
  const seen = new Set<object>();
  for (const [name, schema] of Object.entries(definitions))
    if (hasIdentifiers(schema, seen, 0)) known.walk(schema, resource, formatPointer([name]), 0);
  for (const [uri, schema] of Object.entries(resources)) {
    const root = isObject(schema) ? schema : { allOf: [schema] };
    known.walk(root, known.add(withoutFragment(uri), root, `/${uri}`), `/${uri}`, 0);
  }
  return {
    definition: (name) => known.target(own(definitions, name), resource, formatPointer([name])),
    resolve: (place, keyword) => resolve(known, place, keyword),
    follow: (target) => follow(known, target),
    child: (place, schema, steps) => known.target(schema, place.resource, childPointer(place, ...steps)),
  };
}

function follow(known: Known, start: Target): Target {
  let target = start;
  for (let steps = 0; isReference(target) && steps < longestChain; steps++)
    target = resolve(known, target, "$ref");
  return target;
}

/** True for a schema that is only a reference. */
export function isReference(target: Target): target is Place {
  const { schema } = target;
  if (!isObject(schema) || !Object.hasOwn(schema, "$ref")) return false;
  return Object.keys(schema).every((keyword) => keyword === "$ref" || !verdictKeywords.has(keyword));
}

/**
 * True when any object in a schema has a keyword that names it. Most documents have none, and this is much
 * faster than a walk.
 */
function hasIdentifiers(node: unknown, seen: Set<object>, depth: number): boolean {
  if (typeof node !== "object" || node === null || depth > 2 * deepest || seen.has(node)) return false;
  seen.add(node);
  if ("$id" in node || "$anchor" in node || "$dynamicAnchor" in node) return true;
  for (const key in node) if (hasIdentifiers((node as JsonObject)[key], seen, depth + 1)) return true;
  return false;
}

class Known {
  readonly byUri = new Map<string, Resource>();
  readonly byRoot = new Map<unknown, Resource>();

  add(uri: string, root: JsonObject, pointer: string): Resource {
    const resource: Resource = {
      id: this.byUri.size,
      uri,
      root,
      pointer,
      anchors: new Map(),
      dynamicAnchors: new Map(),
    };
    this.byUri.set(uri, resource);
    this.byRoot.set(root, resource);
    return resource;
  }

  /** A schema with its resource, which differs if the schema has an identifier. */
  target(schema: unknown, around: Resource, pointer: string): Target {
    return { schema, resource: this.byRoot.get(schema) ?? around, pointer };
  }

  /** Finds the identifiers and anchors of a schema and of those in it. */
  walk(schema: unknown, around: Resource, pointer: string, depth: number): void {
    if (!isObject(schema) || depth > deepest) return;
    const resource = this.#own(schema, around, pointer);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const anchor = own(schema, keyword);
      if (typeof anchor !== "string") continue;
      const target = { schema, resource, pointer };
      resource.anchors.set(anchor, target);
      if (keyword === "$dynamicAnchor") resource.dynamicAnchors.set(anchor, target);
    }
    for (const [step, inner] of subschemas(schema)) this.walk(inner, resource, pointer + step, depth + 1);
  }

  #own(schema: JsonObject, around: Resource, pointer: string): Resource {
    const id = own(schema, "$id");
    if (typeof id !== "string" || this.byRoot.has(schema)) return this.byRoot.get(schema) ?? around;
    const uri = absolute(id, around.uri);
    return uri === undefined ? around : this.add(withoutFragment(uri), schema, pointer);
  }
}

/** The schemas directly inside a schema, with the pointer to each. */
function* subschemas(schema: JsonObject): Iterable<[pointer: string, schema: unknown]> {
  for (const keyword of singleSchemas)
    if (Object.hasOwn(schema, keyword)) yield [`/${keyword}`, schema[keyword]];
  for (const keyword of schemaLists) {
    const list = own(schema, keyword);
    if (Array.isArray(list))
      for (const [index, inner] of list.entries()) yield [`/${keyword}/${index}`, inner];
  }
  for (const keyword of schemaMaps) {
    const map = own(schema, keyword);
    if (isObject(map))
      for (const [name, inner] of Object.entries(map)) yield [formatPointer([keyword, name]), inner];
  }
}

function resolve(known: Known, place: Place, keyword: "$ref" | "$dynamicRef"): Target {
  const pointer = childPointer(place, keyword);
  const ref = place.schema[keyword];
  if (typeof ref !== "string") throw new SchemaProblem(pointer, "must be a string");
  const at = ref.indexOf("#");
  const fragment = at < 0 ? "" : ref.slice(at + 1);
  const resource =
    at === 0 ? place.resource : known.byUri.get(withoutFragment(absolute(ref, place.resource.uri) ?? ""));
  const target = resource ? within(known, resource, fragment) : undefined;
  if (!target) throw new SchemaProblem(pointer, `leads to \`${nameOf(ref)}\`, which is not there`);
  return target;
}

/** The schema that a fragment names in a resource: by pointer or by anchor. */
function within(known: Known, resource: Resource, fragment: string): Target | undefined {
  if (fragment !== "" && !fragment.startsWith("/")) return resource.anchors.get(decode(fragment) ?? fragment);
  let target: Target = { schema: resource.root, resource, pointer: resource.pointer };
  for (const escaped of fragment.split("/").slice(1)) {
    const step = decode(unescapeStep(escaped));
    if (step === undefined) return undefined;
    if (typeof target.schema !== "object" || target.schema === null || !Object.hasOwn(target.schema, step))
      return undefined;
    const inner = (target.schema as JsonObject)[step];
    target = known.target(inner, target.resource, childPointer(target, step));
  }
  return {
    ...target,
    pointer: target.pointer.replace(/^\/(?:\$defs|definitions|components\/schemas)\//, "/"),
  };
}

/** The name of a definition, or the reference unchanged if it leads elsewhere. */
function nameOf(ref: string): string {
  return decode(/^#\/(?:\$defs|components\/schemas)\/([^/]+)$/.exec(ref)?.[1] ?? ref) ?? ref;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a stray percent sign
  }
}

function absolute(reference: string, base: string): string | undefined {
  return URL.parse(reference, base)?.href;
}

function withoutFragment(uri: string): string {
  const at = uri.indexOf("#");
  const bare = at < 0 ? uri : uri.slice(0, at);
  return URL.parse(bare)?.href ?? bare;
}
