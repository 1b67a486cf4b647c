import type { OpenApiVersion as Version } from "@callsheet/document";
import { getTypes, type NormalizedNodeType, normalizeTypes } from "../../bundled/openapi-core.ts";

/** A kind of object in a document, as Redocly describes it: its members and their kinds. */
export type NodeType = NormalizedNodeType;

/** What is known about a member that is not an object of a kind. */
export type ScalarType = Exclude<
  Exclude<NonNullable<NodeType["additionalProperties"]>, (...args: never) => unknown>,
  NodeType
>;

const specs = { "3.0": "oas3_0", "3.1": "oas3_1", "3.2": "oas3_2" } as const;
const loaded = new Map<Version, Readonly<Record<string, NodeType>>>();

/** The kinds of objects of a version of OpenAPI, by name. */
export function nodeTypes(version: Version): Readonly<Record<string, NodeType>> {
  let types = loaded.get(version);
  if (!types) {
    types = normalizeTypes(getTypes(specs[version])) as Readonly<Record<string, NodeType>>;
    if (version === "3.2") types = withCorrections(types);
    loaded.set(version, types);
  }
  return types;
}

/**
 * Where OpenAPI 3.2 differs: a response needs no description, cookies have their own style, and media types
 * have names.
 */
function withCorrections(types: Readonly<Record<string, NodeType>>): Readonly<Record<string, NodeType>> {
  const { NamedMediaTypes, MediaType, Response, Parameter } = types;
  Object.assign(Response ?? {}, { required: [] });
  Object.assign(NamedMediaTypes ?? {}, { additionalProperties: MediaType });
  const style = Parameter?.properties.style as ScalarType | undefined;
  if (style?.enum)
    Object.assign(Parameter?.properties ?? {}, { style: { ...style, enum: [...style.enum, "cookie"] } });
  return types;
}

/**
 * The kind of a member: an object of a kind, a plain value, `null` for a value of any form, or undefined for
 * none.
 */
export function memberType(
  type: NodeType,
  key: string,
  value: unknown,
): NodeType | ScalarType | null | undefined {
  const own = Object.hasOwn(type.properties, key) ? type.properties[key] : undefined;
  const found = own === undefined ? (type.items ?? type.additionalProperties) : own;
  return typeof found === "function" ? found(value, key) : found;
}

/** True for a kind of object with its own description. */
export function isNodeType(type: NodeType | ScalarType | null | undefined): type is NodeType {
  return typeof type === "object" && type !== null && typeof type.name === "string";
}
