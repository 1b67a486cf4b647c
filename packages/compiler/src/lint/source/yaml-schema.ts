import { CORE_SCHEMA, type Schema, Type } from "js-yaml";

/** A number as YAML 1.2 writes one: neither `1_000` nor `0b1`, which js-yaml also takes. */
const integer = new Type("tag:yaml.org,2002:int", {
  kind: "scalar",
  resolve: (text: unknown) =>
    typeof text === "string" && /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text),
  construct: (text: string) => Number(text.replace(/^\+/, "")),
});
const float = new Type("tag:yaml.org,2002:float", {
  kind: "scalar",
  resolve: (text: unknown) =>
    typeof text === "string" &&
    /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text) &&
    Number.isFinite(Number(text)),
  construct: Number,
});
const merge = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (text: unknown) => text === "<<",
});

/** YAML's core schema with merge keys. Dates, `yes` and `no` are strings, as in JSON. */
export const yamlSchema: Schema = CORE_SCHEMA.extend({ implicit: [integer, float, merge] });
