import { isObject, own } from "../json/json.ts";

/** The kinds of an OpenAPI object's members, by name. */
interface Rule {
  readonly members?: Readonly<Record<string, Kind>>;
  /** The kind of all other members, or of a list's items. */
  readonly rest?: Kind;
  /** Members that begin with `x-` are extensions even if other names are free. */
  readonly extensible?: boolean;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

const schemaMembers = {
  ...members("schema", [
    "additionalProperties",
    "additionalItems",
    "contains",
    "contentSchema",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "items",
  ]),
  ...members("schemas", [
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "properties",
  ]),
  ...members("schemaList", ["allOf", "anyOf", "oneOf", "prefixItems"]),
  discriminator: "discriminator",
} as const;

/**
 * The kinds of a document's values: the places where a `$ref` is a reference, and not a member of an example
 * or of a property map. A value without a kind is data.
 * @see https://spec.openapis.org/oas/v3.1.1#openapi-object
 */
const grammar = {
  document: {
    members: {
      components: "components",
      externalDocs: "plain",
      info: "plain",
      paths: "paths",
      security: "plain",
      servers: "plain",
      tags: "plain",
      webhooks: "pathItems",
    },
  },
  components: {
    members: {
      callbacks: "callbacks",
      examples: "examples",
      headers: "headers",
      links: "links",
      mediaTypes: "content",
      parameters: "parameters",
      pathItems: "pathItems",
      requestBodies: "requestBodies",
      responses: "namedResponses",
      schemas: "schemas",
      securitySchemes: "securitySchemes",
    },
  },
  paths: { rest: "pathItem", extensible: true },
  pathItems: { rest: "pathItem" },
  pathItem: {
    members: {
      ...members("operation", METHODS),
      additionalOperations: "operations",
      parameters: "parameters",
      servers: "plain",
    },
  },
  operations: { rest: "operation" },
  operation: {
    members: {
      callbacks: "callbacks",
      externalDocs: "plain",
      parameters: "parameters",
      requestBody: "requestBody",
      responses: "responses",
      security: "plain",
      servers: "plain",
    },
  },
  callbacks: { rest: "callback" },
  callback: { rest: "pathItem", extensible: true },
  parameters: { rest: "parameter" },
  parameter: { members: { content: "content", examples: "examples", schema: "schema" } },
  requestBodies: { rest: "requestBody" },
  requestBody: { members: { content: "content" } },
  responses: { rest: "response", extensible: true },
  namedResponses: { rest: "response" },
  response: { members: { content: "content", headers: "headers", links: "links" } },
  headers: { rest: "header" },
  header: { members: { content: "content", examples: "examples", schema: "schema" } },
  content: { rest: "mediaType" },
  mediaType: {
    members: {
      encoding: "encodings",
      examples: "examples",
      itemEncoding: "encoding",
      itemSchema: "schema",
      prefixEncoding: "encodings",
      schema: "schema",
    },
  },
  encodings: { rest: "encoding" },
  encoding: { members: { encoding: "encodings", headers: "headers" } },
  examples: { rest: "example" },
  example: {},
  links: { rest: "link" },
  link: { members: { server: "plain" } },
  securitySchemes: { rest: "securityScheme" },
  securityScheme: {},
  schemas: { rest: "schema" },
  schemaList: { rest: "schema" },
  schema: { members: schemaMembers },
  discriminator: {},
  plain: { rest: "plain", extensible: true },
  /** Authors put references into extensions, too. One that leads nowhere is data. */
  extension: { rest: "extension" },
} as const satisfies Readonly<Record<string, { members?: object; rest?: string; extensible?: boolean }>>;

/** The kind of a value of a document. */
export type Kind =
  | "document"
  | "components"
  | "paths"
  | "pathItems"
  | "pathItem"
  | "operations"
  | "operation"
  | "callbacks"
  | "callback"
  | "parameters"
  | "parameter"
  | "requestBodies"
  | "requestBody"
  | "responses"
  | "namedResponses"
  | "response"
  | "headers"
  | "header"
  | "content"
  | "mediaType"
  | "encodings"
  | "encoding"
  | "examples"
  | "example"
  | "links"
  | "link"
  | "securitySchemes"
  | "securityScheme"
  | "schemas"
  | "schemaList"
  | "schema"
  | "discriminator"
  | "plain"
  | "extension";

/** The group of components of a kind. Targets of kinds without one replace the references to them. */
export const componentGroups: Readonly<Partial<Record<Kind, string>>> = {
  callback: "callbacks",
  example: "examples",
  header: "headers",
  link: "links",
  mediaType: "mediaTypes",
  parameter: "parameters",
  pathItem: "pathItems",
  requestBody: "requestBodies",
  response: "responses",
  schema: "schemas",
  securityScheme: "securitySchemes",
};

/** The kind of a member of a value of a kind; undefined when the member is data. */
export function childKind(kind: Kind, name: string, inList: boolean): Kind | undefined {
  const { members: named, rest, extensible } = grammar[kind] as Rule;
  // The older form of `items`: a schema for each item.
  if (inList) return kind === "schema" ? "schema" : rest;
  if (named) {
    const found = own(named, name);
    if (found !== undefined) return found as Kind;
    if (name === "description") return "plain";
  }
  return (named || extensible) && name.startsWith("x-") ? "extension" : rest;
}

/** The reference in a value, if values of its kind can be references at all. */
export function referenceOf(value: unknown, kind: Kind): string | undefined {
  if (kind === "discriminator" || !isObject(value)) return undefined;
  const reference = own(value, "$ref");
  return typeof reference === "string" ? reference : undefined;
}

function members<const K extends string>(kind: K, names: readonly string[]): Record<string, K> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
