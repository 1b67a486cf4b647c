import type { ByteStream } from "./byte-stream.ts";
import type { Awaitable } from "./digest.ts";
import type { HeaderSource, MessageBody } from "./members.ts";
import type { Next } from "./next.ts";
import type { CodecName, Operation, Outcome } from "./operation.ts";
import type { ReceivedError } from "./received-error.ts";

/** A request as sent, without host and signature. */
export interface EncodedRequest {
  readonly method: string;
  /** The escaped path, with the query if there is one. */
  readonly path: string;
  /**
   * The query again, if there is one, as `canonicalTarget` gives it: a signature needs its parameters in
   * order.
   */
  readonly query?: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

/** The body of a reply: decoded as UTF-8, as bytes, or as a stream of bytes. */
export type ReplyBody = string | Uint8Array | ByteStream | null | undefined;

/** A response as a client received it, without its body. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeaderSource;
}

/** A reply as a client received it, with its body as the codec read it. */
export interface Reply {
  readonly response: ReceivedResponse;
  readonly body: ReplyBody;
}

/** A reply whose body has not been read. A `Response` is one. */
export interface UnreadReply extends ReceivedResponse {
  /** Reads the body as text; rejects when it is cut off. */
  text(): Promise<string>;
  /** Reads the body as bytes. Needed where an operation returns files or other bytes. */
  readonly arrayBuffer?: (() => Promise<ArrayBuffer>) | undefined;
  /** The body as it arrives. Needed where an operation returns a stream of items. */
  readonly body?: ByteStream | null;
}

/** Limits on reading a body. */
export interface ReadLimits {
  /** The most bytes of a body that is read as a whole. 0 means no limit. */
  readonly maxResponseSize: number;
  /** Ends a stream of items when it aborts. */
  readonly signal: AbortSignal | undefined;
}

/**
 * How an operation's members become a request, and replies become members and errors. A descriptor names its
 * codec.
 */
export interface Codec {
  readonly name: CodecName;
  /** Throws `SerializationError` for a member that its binding cannot carry. */
  toRequest(operation: Operation, input: object): Awaitable<EncodedRequest>;
  /** The outcome of a successful reply; undefined for an error. */
  findSuccess(operation: Operation, status: number): Outcome | undefined;
  /**
   * Reads the body of a reply as `fromReply` wants it; that of an error, which has no outcome, as text.
   * Default: as text.
   */
  read?(outcome: Outcome | undefined, reply: UnreadReply, limits: ReadLimits): Awaitable<ReplyBody>;
  /** The members of a successful reply. Throws what is wrong with it. */
  fromReply(operation: Operation, outcome: Outcome, reply: Reply): Record<string, unknown>;
  /** The error in a reply, with its body as text. Never throws. */
  toError(operation: Operation, response: ReceivedResponse, text: string): ReceivedError;
  /** What may follow an error, or a fault that leaves open whether the service has done its work. */
  next(operation: Operation, error?: ReceivedError): Next;
}
