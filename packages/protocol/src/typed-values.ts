import { decodeBody, encodeBody } from "./body.ts";
import { canonicalTarget } from "./canonical-target.ts";
import { type Bindings, type HeaderSource, ownValue } from "./message.ts";
import type { Binding, Operation } from "./operation.ts";
import { escapeUri } from "./path.ts";
import { refuse } from "./serialization-error.ts";
import { checkText, encodeBound } from "./text-values.ts";
import type { ValueCodec } from "./value-codec.ts";

const forms = {
  boolean: /^(true|false)$/,
  integer: /^-?\d+$/,
  number: /^(-?\d+(\.\d+)?(e[+-]?\d+)?|NaN|-?Infinity)$/i,
};

/** Values of all types, lists and maps, queries, and bodies of all kinds: for operations with more than text in headers and labels, and a JSON object. */
export const typedValues: ValueCodec = {
  toRequest(operation, input) {
    const { method, input: message } = operation;
    const { path, headers } = encodeBound(operation, input, encodeText);
    const target = addQuery(path, operation, input);
    const { query } = canonicalTarget(target);
    const body = encodeBody(message, input, headers);
    return { method, path: target, ...(query && { query }), headers, body };
  },
  fromReply: (output, text, headers) => decodeHeaders(output.bindings, headers, decodeBody(output, text)),
};

/**
 * The text of a header or a label.
 *
 * @throws {SerializationError} when the value is not of the binding's type.
 */
export function encodeText(member: string, value: unknown, binding: Binding): string {
  const texts = encodeValues(member, value, binding);
  return binding.in === "header" && binding.list ? joinHeader(texts) : texts.join(",");
}

function addQuery(path: string, operation: Operation, input: object): string {
  const pairs = Object.entries(operation.input.bindings).flatMap(([member, binding]) => {
    const value = binding.in === "query" ? ownValue(input, member) : undefined;
    return value == null ? [] : encodeQuery(member, value, binding, operation);
  });
  const added = pairs.map((pair) => pair.map(escapeUri).join("="));
  return added.length ? `${path}${path.includes("?") ? "&" : "?"}${added.join("&")}` : path;
}

/** Name and text of each query parameter that carries a value. */
function encodeQuery(
  member: string,
  value: unknown,
  binding: Binding,
  operation: Operation,
): readonly (readonly [name: string, text: string])[] {
  if (!binding.map) return encodeValues(member, value, binding).map((text) => [binding.name, text]);
  if (typeof value !== "object" || value === null) refuse(member, "of type object");
  return Object.entries(value)
    .filter(([name]) => !isNamed(operation, name))
    .flatMap(([name, item]) => encodeValues(member, item, binding).map((text) => [name, text] as const));
}

function encodeValues(member: string, value: unknown, { type = "string", list }: Binding): string[] {
  const values: readonly unknown[] =
    list && Array.isArray(value) ? value.filter((item) => item != null) : [value];
  return values.map((item) => {
    if (type === "string") return checkText(member, item);
    const fits =
      type === "integer" ? Number.isSafeInteger(item) || typeof item === "bigint" : typeof item === type;
    return fits ? String(item) : refuse(member, `of type ${type}`);
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
  if (type === "string") return list ? texts : texts[0];
  const values = texts.map((text) => {
    if (!forms[type].test(text)) refuse(member, `of type ${type}`);
    return type === "boolean" ? text === "true" : Number(text);
  });
  return list ? values : values[0];
}

/** Adds the members that travel as headers and are there. */
export function decodeHeaders(
  bindings: Bindings,
  headers: HeaderSource,
  members: Record<string, unknown>,
): Record<string, unknown> {
  for (const member in bindings) {
    const binding = bindings[member] as Binding;
    const text = binding.in === "header" ? headers.get(binding.name.toLowerCase()) : undefined;
    if (text != null)
      members[member] = decodeValues(member, binding.list ? splitHeader(text) : [text], binding);
  }
  return members;
}

/** The value of a member that travels in the query, or undefined when nothing of it is there. */
export function decodeQuery(
  member: string,
  query: URLSearchParams,
  binding: Binding,
  operation: Operation,
): unknown {
  if (!binding.map)
    return query.has(binding.name) ? decodeValues(member, query.getAll(binding.name), binding) : undefined;
  const names = [...new Set(query.keys())].filter(
    (name) => name !== "__proto__" && !isNamed(operation, name),
  );
  if (!names.length) return undefined;
  return Object.fromEntries(names.map((name) => [name, decodeValues(member, query.getAll(name), binding)]));
}

/** A query parameter with a member of its own goes before one of the same name in a map. */
function isNamed({ input }: Operation, name: string): boolean {
  return Object.values(input.bindings).some(
    (binding) => binding.in === "query" && !binding.map && binding.name === name,
  );
}

const httpDate = "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT";
const quotable = new RegExp(`"|^(?!${httpDate}$).*,`);
const items = new RegExp(`"((?:[^"\\\\]|\\\\.)*)"|${httpDate}|[^,\\s][^,]*`, "g");

/** Joins the values of a list into one header, quoting those that hold a comma or a quote, but not HTTP dates. */
function joinHeader(values: readonly string[]): string {
  return values
    .map((value) => (quotable.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value))
    .join(", ");
}

/** Splits a header into the values of a list; commas within quotes and HTTP dates do not separate. */
function splitHeader(text: string): string[] {
  return Array.from(text.matchAll(items), ([item, quoted]) => quoted?.replace(/\\(.)/g, "$1") ?? item.trim());
}
