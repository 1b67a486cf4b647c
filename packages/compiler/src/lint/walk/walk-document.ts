import type { SourceFile, OpenApiVersion as Version } from "@callsheet/document";
import { childOf, isObject, type JsonObject, type Located, memberOf, rootOf } from "../source/located.ts";
import type { SpecSources } from "../spec-sources.ts";
import { isNodeType, memberType, type NodeType, nodeTypes } from "./node-types.ts";
import { type Resolved, resolveReference } from "./resolve-reference.ts";

/** An object or list of a document that a rule may check. */
export interface Place extends Located {
  readonly value: JsonObject | readonly unknown[];
  readonly type: NodeType;
  /** The place that contains this one, or refers to it. */
  readonly parent: Place | undefined;
  /** The name or index in the parent. */
  readonly key: string;
  /** True when a client sends it; false for replies; undefined for neither. */
  readonly inRequest: boolean | undefined;
}

/** Callbacks of a walk through a document. */
export interface Visitor {
  /** Called once for each object, where it is written. */
  place(place: Place): void;
  /** Called for a value that should be an object or list of a kind and is something else. */
  mistyped(located: Located, type: NodeType): void;
  /** Called for each `$ref`. */
  reference(located: Located, resolved: Resolved): void;
}

/** What was already visited, by role, so that documents that share a file have its findings once. */
export type Visited = Map<string, Set<object>>;

const sides: Readonly<Record<string, boolean>> = {
  RequestBody: true,
  ParameterList: true,
  Parameter: true,
  Responses: false,
  Response: false,
  Header: false,
  Callback: false,
};

/**
 * Walks a document and, through its references, everything it consists of. Each object is visited once, so it
 * terminates on circles.
 */
export function walkDocument(
  file: SourceFile,
  {
    sources,
    version,
    visited,
    visitor,
  }: { sources: SpecSources; version: Version; visited: Visited; visitor: Visitor },
): void {
  const root = nodeTypes(version).Root as NodeType;
  const open: Entry[] = [
    { located: rootOf(file), type: root, parent: undefined, key: "", inRequest: undefined },
  ];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { located, type } = entry;
    const reference = isObject(located.value) ? memberOf(located.value, "$ref") : undefined;
    if (typeof reference === "string") {
      const resolved = resolveReference(sources, located, reference);
      if (isNew(visited, located.value, "$ref")) visitor.reference(childOf(located, "$ref"), resolved);
      if (resolved.target && isNew(visited, resolved.target.value, `to ${type.name}`))
        open.push({ ...entry, located: resolved.target });
      const keepsOwn = (type.name === "Schema" && version !== "3.0") || type.name === "PathItem";
      if (!keepsOwn || Object.keys(located.value as object).length === 1) continue;
    }
    visit(entry, { open, visited, visitor });
  }
}

interface Entry {
  readonly located: Located;
  readonly type: NodeType;
  readonly parent: Place | undefined;
  readonly key: string;
  readonly inRequest: boolean | undefined;
}

function visit(
  { located, type, parent, key, inRequest: side }: Entry,
  { open, visited, visitor }: { open: Entry[]; visited: Visited; visitor: Visitor },
): void {
  const { value } = located;
  const isSchemaFlag = type.name === "Schema" && typeof value === "boolean";
  if (isSchemaFlag) return;
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Boolean(type.items)) {
    visitor.mistyped(located, type);
    return;
  }
  if (!isNew(visited, value, type.name)) return;
  const inRequest = sides[type.name] ?? side;
  const place: Place = { ...located, value: value as Place["value"], type, parent, key, inRequest };
  visitor.place(place);
  const names = Object.keys(value);
  // From the last to the first: open places are taken from the end.
  for (let index = names.length - 1; index >= 0; index--) {
    const name = names[index] as string;
    const kind = memberType(type, name, (value as JsonObject)[name]);
    if (!isNodeType(kind) || kind.name === "SpecExtension") continue;
    open.push({ located: childOf(located, name), type: kind, parent: place, key: name, inRequest });
  }
}

/** Remembers that a value was met in a role. Scalars are always new. */
function isNew(visited: Visited, value: unknown, role: string): boolean {
  if (typeof value !== "object" || value === null) return true;
  let known = visited.get(role);
  if (!known) {
    known = new Set();
    visited.set(role, known);
  }
  const { size } = known;
  return known.add(value).size > size;
}
