import type { Binding } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";

const forms = {
  string: /^/,
  boolean: /^(true|false)$/,
  integer: /^-?\d+$/,
  number: /^(-?\d+(\.\d+)?(e[+-]?\d+)?|NaN|-?Infinity)$/i,
};

const refuse = (member: string, type: string): never => {
  throw new SerializationError(`"${member}" must be of type ${type}`, member);
};

/**
 * The texts that carry a bound member, one for each value of a list.
 *
 * @throws {SerializationError} when a value is not of the binding's type, or is text with half of a surrogate pair.
 */
export function encodeValues(member: string, value: unknown, { type = "string", list }: Binding): string[] {
  const values: readonly unknown[] =
    list && Array.isArray(value) ? value.filter((item) => item != null) : [value];
  return values.map((item) => {
    const text = String(item);
    const fits =
      type === "integer" ? forms.integer.test(text) && typeof item !== "string" : typeof item === type;
    return fits && !/\p{Surrogate}/u.test(text) ? text : refuse(member, type);
  });
}

/**
 * The typed value of a bound member: a list when the binding is one, else the first text's value.
 *
 * @throws {SerializationError} when a text does not stand for a value of the binding's type.
 */
export function decodeValues(
  member: string,
  texts: readonly string[],
  { type = "string", list }: Binding,
): unknown {
  const values = texts.map((text) => {
    if (!forms[type].test(text)) refuse(member, type);
    return type === "string" ? text : type === "boolean" ? text === "true" : Number(text);
  });
  return list ? values : values[0];
}

const httpDate = "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT";
const quotable = new RegExp(`"|^(?!${httpDate}$).*,`);
const items = new RegExp(`"((?:[^"\\\\]|\\\\.)*)"|${httpDate}|[^,\\s][^,]*`, "g");

/** Joins values into one header; when they are a list, those that hold a comma or a quote are quoted, but for HTTP dates. */
export function joinHeader(values: readonly string[], list: boolean | undefined): string {
  return values
    .map((value) => (list && quotable.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value))
    .join(", ");
}

/** Splits a header into the values of a list; commas within quotes and HTTP dates do not separate. */
export function splitHeader(text: string): string[] {
  return Array.from(text.matchAll(items), ([item, quoted]) => quoted?.replace(/\\(.)/g, "$1") ?? item.trim());
}
