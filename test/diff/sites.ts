import {
  type ApiDocument,
  isObject,
  type JsonObject,
  pointerStep,
  resolveReference,
} from "@callsheet/document";

/** A schema of a document, and the directions in which it travels. */
export interface SchemaSite {
  readonly pointer: string;
  readonly schema: JsonObject;
  readonly inRequests: boolean;
  readonly inReplies: boolean;
  /** True if the schema belongs to a JSON body: its values keep their types. */
  readonly inJson: boolean;
  /** True if the schema's member is not required. */
  readonly optional: boolean;
}

interface Found {
  schema: JsonObject;
  inRequests: boolean;
  inReplies: boolean;
  inJson: boolean;
  optional: boolean;
}

/** The current place of a walk. */
interface Way {
  readonly pointer: string;
  readonly request: boolean;
  readonly json: boolean;
  readonly optional: boolean;
}

/**
 * The schemas of a document that operations reach only through members, items, maps and references: the
 * meaning of a change to one of them does not depend on alternatives around it. Schemas that alternatives
 * reach, too, are left out.
 */
export function schemaSites(api: ApiDocument): SchemaSite[] {
  const found = new Map<string, Found>();
  const unsure = new Set<string>();
  const seen = new Set<string>();
  const walk = (schema: unknown, way: Way, sure: boolean): void => {
    const key = `${way.pointer} ${way.request} ${way.json} ${sure}`;
    if (!isObject(schema) || seen.has(key)) return;
    seen.add(key);
    if (typeof schema.$ref === "string") {
      const target = resolveReference(api, schema.$ref, way.pointer);
      // Two schemas describe the values of a reference with siblings.
      const alone = Object.keys(schema).every((name) => /^(?:\$ref|description|summary|x-.*)$/.test(name));
      if (target) walk(target.value, { ...way, pointer: target.pointer }, sure && alone);
      return;
    }
    const composed = ["allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas", "$dynamicRef"].some(
      (keyword) => keyword in schema,
    );
    if (!sure || composed) unsure.add(way.pointer);
    note(found, way, schema);
    for (const keyword of ["allOf", "anyOf", "oneOf", "prefixItems"])
      for (const [index, part] of (Array.isArray(schema[keyword]) ? schema[keyword] : []).entries())
        walk(part, { ...way, pointer: `${way.pointer}/${keyword}/${index}` }, false);
    const required = Array.isArray(schema.required) ? schema.required : [];
    for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      walk(
        member,
        {
          ...way,
          pointer: `${way.pointer}/properties${pointerStep(name)}`,
          optional: !required.includes(name),
        },
        sure && !composed,
      );
    for (const keyword of ["items", "additionalProperties"])
      walk(
        schema[keyword],
        { ...way, pointer: `${way.pointer}/${keyword}` },
        sure && !composed && !("maxItems" in schema && schema.maxItems === 0),
      );
  };
  for (const operation of api.operations) {
    for (const { schema, contentType } of operation.parameters)
      walk(
        schema.schema,
        { pointer: schema.pointer, request: true, json: contentType !== undefined, optional: true },
        true,
      );
    for (const { type, schema } of operation.body?.content ?? [])
      if (schema)
        walk(
          schema.schema,
          { pointer: schema.pointer, request: true, json: /json/.test(type), optional: true },
          /json/.test(type),
        );
    for (const response of operation.responses) {
      for (const { schema } of response.headers)
        walk(schema.schema, { pointer: schema.pointer, request: false, json: false, optional: true }, true);
      for (const { schema } of response.content)
        if (schema)
          walk(schema.schema, { pointer: schema.pointer, request: false, json: true, optional: true }, true);
    }
  }
  for (const webhook of api.webhooks)
    for (const { schema } of webhook.body?.content ?? [])
      if (schema) markUnsure(api, schema.schema, schema.pointer, unsure);
  return [...found]
    .filter(([pointer]) => !unsure.has(pointer))
    .map(([pointer, site]) => ({ pointer, ...site }));
}

function note(
  found: Map<string, Found>,
  { pointer, request, json, optional }: Way,
  schema: JsonObject,
): void {
  const known = found.get(pointer) ?? {
    schema,
    inRequests: false,
    inReplies: false,
    inJson: true,
    optional: true,
  };
  if (request) known.inRequests = true;
  else known.inReplies = true;
  known.inJson &&= json;
  known.optional &&= optional;
  found.set(pointer, known);
}

/** What webhooks use travels the other way. */
function markUnsure(api: ApiDocument, schema: unknown, pointer: string, unsure: Set<string>): void {
  if (typeof schema !== "object" || schema === null || unsure.has(pointer)) return;
  unsure.add(pointer);
  const reference =
    isObject(schema) && typeof schema.$ref === "string"
      ? resolveReference(api, schema.$ref, pointer)
      : undefined;
  if (reference) markUnsure(api, reference.value, reference.pointer, unsure);
  for (const [name, child] of Object.entries(schema))
    markUnsure(api, child, pointer + pointerStep(name), unsure);
}
