import type { Verdict } from "@callsheet/diff";
import type { JsonObject } from "@callsheet/document";
import type { SchemaSite } from "../sites.ts";

/** What a change means for clients and for servers. */
export type Verdicts = readonly [clients: Verdict, servers: Verdict];

/** A way to change a schema, with its verdicts for schemas of requests and of replies. */
export interface SchemaOperator {
  readonly name: string;
  readonly request: Verdicts;
  readonly reply: Verdicts;
  /** The schema after the change; undefined if the change is impossible, or would be no change. */
  change(schema: JsonObject, site: SchemaSite): JsonObject | undefined;
}

/** A change after which less is valid. */
export const narrows = { request: ["breaking", "none"], reply: ["none", "breaking"] } as const;
/** A change after which more is valid. */
export const widens = { request: ["additive", "additive"], reply: ["risky", "additive"] } as const;
/** A change that adds what nobody needs to take. */
export const adds = { request: ["additive", "additive"], reply: ["additive", "additive"] } as const;

/** The type of a schema. */
export const typeOf = ({ type }: JsonObject) => type;
/** True for text of any form. */
export const isPlainText = (schema: JsonObject) =>
  typeOf(schema) === "string" &&
  !["format", "pattern", "enum", "const", "contentEncoding"].some((name) => name in schema);
/** True for an object without rules about all of its members. */
export const isPlainObject = (schema: JsonObject) =>
  typeOf(schema) === "object" &&
  ![
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "patternProperties",
    "unevaluatedProperties",
    "enum",
    "const",
  ].some((name) => name in schema);
/** True for a number without other rules than bounds. */
export const isNumber = (schema: JsonObject) =>
  (typeOf(schema) === "integer" || typeOf(schema) === "number") &&
  !("enum" in schema) &&
  !("const" in schema) &&
  !("multipleOf" in schema);
/** The names of required members. */
export const required = ({ required: names }: JsonObject) =>
  Array.isArray(names) ? (names as string[]) : [];
/** The members of an object, by name. */
export const members = ({ properties }: JsonObject) =>
  Object.entries((properties ?? {}) as Record<string, JsonObject>);
/** A number, or another one where there is none. */
export const count = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
/** A schema with some keywords changed. */
export const set = (schema: JsonObject, change: JsonObject): JsonObject => ({ ...schema, ...change });
/** A schema without a keyword. */
export const without = (schema: JsonObject, name: string): JsonObject => {
  const { [name]: _, ...rest } = schema;
  return rest;
};
/** Members that travel in only one direction are required only in that one. */
export const travels = (schema: JsonObject) =>
  schema.readOnly !== true && schema.writeOnly !== true && typeof schema.$ref !== "string";
