import { checkHeader, encodeMembers, ownValue } from "./message.ts";
import type { Binding, Operation } from "./operation.ts";
import { fillPath } from "./path.ts";
import { refuse } from "./serialization-error.ts";
import { plainValues, type ValueCodec } from "./value-codec.ts";

/** The text itself, which must not hold half of a surrogate pair. */
export function checkText(member: string, value: unknown): string {
  if (typeof value !== "string") refuse(member, "of type string");
  return /\p{Cs}/u.test(value) ? refuse(member, "well-formed text") : value;
}

/** The path and the headers that labels and header members make. */
export function encodeBound(
  { path, input: { bindings } }: Operation,
  input: object,
  toText: (member: string, value: unknown, binding: Binding) => string,
): { path: string; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  const labels: Record<string, string> = Object.create(null);
  for (const [member, binding] of Object.entries(bindings)) {
    const value = ownValue(input, member);
    if (value == null || binding.in === "query") continue;
    const text = toText(member, value, binding);
    if (binding.in === "path") labels[binding.name] = text;
    else headers[binding.name.toLowerCase()] = checkHeader(member, text);
  }
  return { path: fillPath(path, labels), headers };
}

/** Text in labels and headers of the request, and the other members in a JSON object, the body. */
export const textValues: ValueCodec = {
  ...plainValues,
  toRequest(operation, input) {
    const { method, input: message } = operation;
    const { path, headers } = encodeBound(operation, input, checkText);
    return { method, path, headers, body: encodeMembers(message, input, headers) };
  },
};
