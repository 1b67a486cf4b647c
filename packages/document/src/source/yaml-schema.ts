import { CORE_SCHEMA, type Schema, Type } from "js-yaml";

/** A number as YAML 1.2 writes it: neither `1_000` nor `0b1`, which js-yaml also accepts. */
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const integer = new Type("tag:yaml.org,2002:int", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && INTEGER.test(text),
  construct: (text: string) => Number(text.replace(/^\+/, "")),
});

const float = new Type("tag:yaml.org,2002:float", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && FLOAT.test(text) && Number.isFinite(Number(text)),
  construct: Number,
});

/** js-yaml merges what is under a key with this tag. */
const merge = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (text: unknown) => text === "<<",
});

/**
 * YAML's core schema (https://yaml.org/spec/1.2.2/#103-core-schema) with merge keys. Dates, `yes` and `no`
 * are strings, and so are `.inf` and `.nan`, for which JSON has no number.
 */
export const documentSchema: Schema = CORE_SCHEMA.extend({ implicit: [integer, float, merge] });
