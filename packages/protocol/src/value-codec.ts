import {
  encodeMembers,
  type HeaderSource,
  type MessageBody,
  type MessageDescriptor,
  toMembers,
} from "./message.ts";
import type { Binding, Operation } from "./operation.ts";
import { refuse } from "./serialization-error.ts";

/**
 * How the members of an operation become parts of messages and back. Every function throws `SerializationError` for what does not fit its
 * binding.
 */
export interface ValueCodec {
  /** The text of a header or a label. */
  toText(member: string, value: unknown, binding: Binding): string;
  /** The body of a message, and its media type in `headers`. Bound members and members without a value stay out of it. */
  toBody(message: MessageDescriptor, members: object, headers: Record<string, string>): MessageBody;
  /** The members of a reply of success, from the text of its body and its headers. */
  fromReply(output: MessageDescriptor, text: string, headers: HeaderSource): Record<string, unknown>;
  /** A path with the query that members travel in. Absent where none does. */
  addQuery?(path: string, operation: Operation, input: object): string;
  /** `canonicalTarget`. Absent where paths have that form already: a filled template without a query. */
  canonicalTarget?(target: string): { readonly path: string; readonly query: string };
}

/** The text itself. */
export function checkText(member: string, value: unknown): string {
  return typeof value === "string" ? value : refuse(member, "of type string");
}

/**
 * Text in headers and labels, and members as a JSON object in the body. It is all that most operations need; `typedValues` knows the rest.
 */
export const plainValues: ValueCodec = {
  toText: checkText,
  toBody: encodeMembers,
  fromReply: ({ body }, text) => toMembers(text && body === "members" ? JSON.parse(text) : undefined),
};
