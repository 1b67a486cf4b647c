import type { ByteStream } from "./byte-stream.ts";
import type { Awaitable } from "./digest.ts";
import type { HeaderSource, MessageBody } from "./members.ts";
import type { CodecName, Operation, Outcome } from "./operation.ts";

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

/** How a codec wants the body of a reply: decoded as UTF-8, as bytes, or as a stream of bytes. */
export type BodyForm = "text" | "bytes" | "stream";

/** A reply as a client received it, with its body in the form that the codec asked for. */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderSource;
  readonly body: string | Uint8Array | ByteStream | null | undefined;
}

/** How the members of an operation become a request, and its reply members. A descriptor names its codec. */
export interface Codec {
  readonly name: CodecName;
  /** Throws `SerializationError` for a member that cannot be sent as its binding says. */
  toRequest(operation: Operation, input: object): Awaitable<EncodedRequest>;
  /** The form in which `fromReply` wants the body. Default: `text`. */
  bodyForm?(operation: Operation, outcome: Outcome, headers: HeaderSource): BodyForm;
  /** The members of a reply of success. Throws what is wrong with it. */
  fromReply(operation: Operation, outcome: Outcome, reply: Reply): Record<string, unknown>;
}
