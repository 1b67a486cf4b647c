import type { Schema } from "../openapi.ts";
import type { MessageModel, Model } from "./model.ts";

/** JSON Schemas by name; every `$ref` in them is `#/$defs/<name>`. */
export type Definitions = Readonly<Record<string, Schema>>;

/** Keywords of OpenAPI that say nothing about which values are valid. */
const annotations = new Set(["example", "examples", "externalDocs", "xml", "discriminator"]);

/**
 * The JSON Schemas of a document: one for each component schema, plus the flat `<Operation>Input` and `<Operation>Output`
 * that hold labels, query, headers and body members in one object.
 */
export function createDefinitions(model: Model): Definitions {
  const definitions: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(model.schemas)) definitions[name] = toDefinition(schema);
  for (const { name, input, output } of model.operations) {
    definitions[`${name}Input`] = flatSchema(input, definitions, input.bodyRequired);
    definitions[`${name}Output`] = flatSchema(output, definitions, false);
  }
  return definitions;
}

function flatSchema(
  { members, body, bodySchema }: MessageModel,
  definitions: Definitions,
  bodyRequired: boolean,
): Schema {
  const bound = Object.fromEntries(
    members.map(({ member, schema, description }) => [member, describe(toDefinition(schema), description)]),
  );
  const required = members.filter((member) => member.required).map(({ member }) => member);
  if (body === "payload") {
    return objectSchema(
      { ...bound, body: toDefinition(bodySchema ?? {}) },
      bodyRequired ? [...required, "body"] : required,
    );
  }
  if (body === "none") return objectSchema(bound, required);
  const content = toDefinition(bodySchema ?? {});
  if (members.length === 0) return content;
  const target = followLocal(content, definitions);
  if (!isPlainObject(target)) return { allOf: [content, objectSchema(bound, required)] };
  // A required property of an optional body is required of the input all the same: a client that sets none sends `{}`.
  return {
    ...target,
    properties: { ...target.properties, ...bound },
    ...requiredOf([...required, ...(target.required ?? [])]),
  };
}

function objectSchema(properties: Record<string, Schema>, required: readonly string[]): Schema {
  return { type: "object", properties, ...requiredOf(required) };
}

function requiredOf(names: readonly string[]): { required?: readonly string[] } {
  return names.length > 0 ? { required: [...new Set(names)] } : {};
}

function describe(schema: Schema, description: string): Schema {
  return schema.description === undefined && description !== "" ? { ...schema, description } : schema;
}

function isPlainObject(schema: Schema): boolean {
  return (
    schema.type === "object" &&
    !["allOf", "anyOf", "oneOf", "not", "if", "$ref", "additionalProperties", "unevaluatedProperties"].some(
      (keyword) => keyword in schema,
    )
  );
}

function followLocal(schema: Schema, definitions: Definitions): Schema {
  const name = schema.$ref?.match(/^#\/\$defs\/(.+)$/)?.[1];
  return (name !== undefined && definitions[name]) || schema;
}

/** Copies a schema without OpenAPI's annotations, its references turned to `$defs`. Property names are not keywords, so they stay. */
function toDefinition(schema: Schema): Schema {
  return copy(schema, "schema") as Schema;
}

type Kind = "schema" | "schemas by name" | "value";

function copy(node: unknown, kind: Kind): unknown {
  if (kind === "value" || typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => copy(item, kind));
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (kind === "schemas by name") return [[key, copy(value, "schema")]];
    if (annotations.has(key)) return [];
    if (key === "$ref" && typeof value === "string")
      return [[key, value.replace(/^#\/components\/schemas\//, "#/$defs/")]];
    return [[key, copy(value, kindOf(key))]];
  });
  return Object.fromEntries(entries);
}

function kindOf(keyword: string): Kind {
  if (["properties", "patternProperties", "$defs", "dependentSchemas"].includes(keyword))
    return "schemas by name";
  return ["enum", "const", "default", "required"].includes(keyword) || keyword.startsWith("x-")
    ? "value"
    : "schema";
}
