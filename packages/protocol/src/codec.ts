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

/** The body of a reply: decoded as UTF-8, as bytes, or as a stream of bytes. */
export type ReplyBody = string | Uint8Array | ByteStream | null | undefined;

/** A response as a client received it, apart from its body. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeaderSource;
}

/** A reply as a client received it, with its body as the codec has read it. */
export interface Reply {
  readonly response: ReceivedResponse;
  readonly body: ReplyBody;
}

/** A reply whose body has not been read. A `Response` is one. */
export interface UnreadReply extends ReceivedResponse {
  /** Reads the body as text; rejects when it breaks off. */
  text(): Promise<string>;
  /** Reads the body as bytes. Needed where an operation returns files or other bytes. */
  readonly arrayBuffer?: (() => Promise<ArrayBuffer>) | undefined;
  /** The body as it arrives. Needed where an operation returns a stream of items. */
  readonly body?: ByteStream | null;
  /** Reads the body in pieces, under a limit: takes precedence over `arrayBuffer`. */
  readonly chunks?: (() => AsyncIterable<Uint8Array>) | undefined;
  /** Ends a stream of items when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** How the members of an operation become a request, and its reply members. A descriptor names its codec. */
export interface Codec {
  readonly name: CodecName;
  /** Throws `SerializationError` for a member that cannot be sent as its binding says. */
  toRequest(operation: Operation, input: object): Awaitable<EncodedRequest>;
  /** Reads the body of a reply of success as `fromReply` wants it. Default: as text. */
  read?(operation: Operation, outcome: Outcome, reply: UnreadReply): Awaitable<ReplyBody>;
  /** The members of a reply of success. Throws what is wrong with it. */
  fromReply(operation: Operation, outcome: Outcome, reply: Reply): Record<string, unknown>;
}
