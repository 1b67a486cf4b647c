import {
  encodeMembers,
  type HeaderSource,
  type MessageBody,
  type MessageDescriptor,
  toMembers,
} from "./message.ts";
import type { Operation } from "./operation.ts";

/** A request as it goes on the wire, without host and signature. */
export interface EncodedRequest {
  readonly method: string;
  /** The path, escaped, with the query when there is one. */
  readonly path: string;
  /** The query once more, when there is one, as `canonicalTarget` gives it: a signature wants its parameters in order. */
  readonly query?: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

/** How the members of an operation become a request, and its reply members. There is one for each set of places that members travel in. */
export interface ValueCodec {
  /** Throws `SerializationError` for a member that does not fit its binding. */
  toRequest(operation: Operation, input: object): EncodedRequest;
  /** The members of a reply of success, from the text of its body and its headers. Throws what is wrong with them. */
  fromReply(output: MessageDescriptor, text: string, headers: HeaderSource): Record<string, unknown>;
}

/** All members in a JSON object, the body. */
export const plainValues: ValueCodec = {
  toRequest({ method, path, input }, members) {
    const headers = {};
    return { method, path, headers, body: encodeMembers(input, members, headers) };
  },
  fromReply: ({ body }, text) => toMembers(text && body === "members" ? JSON.parse(text) : undefined),
};
