import type { Binding } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";

const forms = {
  string: /^/,
  boolean: /^(true|false)$/,
  integer: /^-?\d+$/,
  number: /^(-?\d+(\.\d+)?(e[+-]?\d+)?|NaN|-?Infinity)$/i,
};

/**
 * The texts that carry a bound member, one for each value of a list.
 *
 * @throws {SerializationError} when a value is not of the binding's type.
 */
export function encodeValues(member: string, value: unknown, binding: Binding): string[] {
  const values: readonly unknown[] =
    binding.list && Array.isArray(value) ? value.filter((item) => item != null) : [value];
  const type = binding.type ?? "string";
  return values.map((item) => {
    const fits =
      type === "integer" ? Number.isSafeInteger(item) || typeof item === "bigint" : typeof item === type;
    if (!fits)
      throw new SerializationError(
        `"${member}" must be ${binding.list ? "a list of values of type" : "of type"} ${type}.`,
        member,
      );
    const text = String(item);
    if (/\p{Surrogate}/u.test(text))
      throw new SerializationError(`"${member}" is not well-formed text.`, member);
    return text;
  });
}

/**
 * The typed value of a bound member: a list when the binding is one, else the first text's value.
 *
 * @throws {SerializationError} when a text does not stand for a value of the binding's type.
 */
export function decodeValues(member: string, texts: readonly string[], binding: Binding): unknown {
  const values = texts.map((text) => decodeText(member, text, binding));
  return binding.list ? values : values[0];
}

function decodeText(member: string, text: string, { type = "string" }: Binding): unknown {
  if (!forms[type].test(text)) throw new SerializationError(`"${member}" must be of type ${type}.`, member);
  return type === "string" ? text : type === "boolean" ? text === "true" : Number(text);
}

/** Joins the values of a list into one header, quoting those that hold a comma or a quote. */
export function joinHeader(values: readonly string[]): string {
  return values
    .map((value) => (/[",]/.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value))
    .join(", ");
}

/** Splits a header into the values of a list; commas within quotes do not separate. */
export function splitHeader(text: string): string[] {
  const values: string[] = [];
  for (const [item, quoted] of text.matchAll(/"((?:[^"\\]|\\.)*)"|[^,\s][^,]*/g)) {
    values.push(quoted === undefined ? item.trim() : quoted.replace(/\\(.)/g, "$1"));
  }
  return values;
}
