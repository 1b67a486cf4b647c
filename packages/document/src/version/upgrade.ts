import { isObject, type JsonObject, own, ownObject } from "../json/json.ts";
import { visit } from "../reference/visit.ts";

/** A schema that is being changed in place. */
type Schema = Record<string, unknown>;

/** What OpenAPI 3.0 ignores next to a `$ref`, except descriptions. */
const DESCRIBING = new Set(["$ref", "description", "summary", "title", "deprecated", "externalDocs"]);

/**
 * Turns an OpenAPI 3.0 document into a 3.1 document, in place. Only what has another meaning in 3.1 changes,
 * so that pointers stay the same: `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`, `example` of
 * schemas, the formats `byte`, `base64` and `binary`, and what 3.0 ignores: keywords next to the `$ref` of a
 * schema, and the style of a part.
 *
 * `nullable: true` admits null next to `enum`, `allOf` and `$ref`, too: that is what its authors mean, though
 * 3.0.3 is stricter.
 * @see https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
 */
export function upgrade(root: JsonObject): void {
  (root as Schema).openapi = "3.1.1";
  visit(root, "document", (value, kind) => {
    if (kind === "schema") upgradeSchema(value as Schema);
    if (kind === "content") ignoreStyles(value as JsonObject);
  });
}

/**
 * Removes `nullable` from the schemas of a 3.1 document, in place: it is not a keyword there, but validators
 * obey it.
 */
export function dropNullable(root: JsonObject): void {
  visit(root, "document", (value, kind) => {
    if (kind === "schema" && typeof (value as Schema).nullable === "boolean")
      delete (value as Schema).nullable;
  });
}

/** In 3.0 only the parts of a form have a style. */
function ignoreStyles(content: JsonObject): void {
  for (const [type, media] of Object.entries(content)) {
    if (/^application\/x-www-form-urlencoded\b/i.test(type) || !isObject(media)) continue;
    for (const encoding of Object.values(ownObject(media, "encoding")))
      if (isObject(encoding))
        for (const name of ["style", "explode", "allowReserved"]) delete (encoding as Schema)[name];
  }
}

function upgradeSchema(schema: Schema): void {
  if (typeof own(schema, "$ref") === "string") {
    const isNullable = schema.nullable === true;
    for (const name of Object.keys(schema))
      if (!DESCRIBING.has(name) && !name.startsWith("x-")) delete schema[name];
    if (!isNullable) return;
    schema.anyOf = [{ $ref: schema.$ref }, { type: "null" }];
    delete schema.$ref;
    return;
  }
  exclusive(schema, "exclusiveMinimum", "minimum");
  exclusive(schema, "exclusiveMaximum", "maximum");
  if (Object.hasOwn(schema, "example")) {
    if (!Object.hasOwn(schema, "examples")) schema.examples = [schema.example];
    delete schema.example;
  }
  upgradeFormat(schema);
  const { nullable } = schema;
  delete schema.nullable;
  if (nullable === true) admitNull(schema);
}

function exclusive(schema: Schema, keyword: string, bound: string): void {
  const flag = own(schema, keyword);
  if (typeof flag !== "boolean") return;
  delete schema[keyword];
  if (!flag || typeof own(schema, bound) !== "number") return;
  schema[keyword] = schema[bound];
  delete schema[bound];
}

function upgradeFormat(schema: Schema): void {
  const format = own(schema, "format");
  if (own(schema, "type") !== "string") return;
  if (format === "byte" || format === "base64") schema.contentEncoding = "base64";
  else if (format === "binary") schema.contentMediaType = "application/octet-stream";
  else return;
  delete schema.format;
}

function admitNull(schema: Schema): void {
  const type = own(schema, "type");
  if (typeof type === "string") schema.type = [type, "null"];
  const values = own(schema, "enum");
  if (Array.isArray(values) && !values.includes(null)) schema.enum = [...values, null];
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches = own(schema, keyword);
    if (Array.isArray(branches) && !branches.some(isNull)) branches.push({ type: "null" });
  }
  if (!Array.isArray(own(schema, "allOf"))) return;
  const inner = { ...schema };
  for (const name of Object.keys(schema)) delete schema[name];
  for (const name of ["title", "description", "deprecated", "readOnly", "writeOnly", "default", "examples"]) {
    if (!Object.hasOwn(inner, name)) continue;
    schema[name] = inner[name];
    delete inner[name];
  }
  schema.anyOf = [inner, { type: "null" }];
}

function isNull(branch: unknown): boolean {
  return isObject(branch) && branch.type === "null";
}
