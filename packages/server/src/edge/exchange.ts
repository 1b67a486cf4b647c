import type { ByteStream, MessageBody } from "@callsheet/protocol";
import type { Fault } from "../fault.ts";

/**
 * A request as the edge of a service sees it, whatever platform it came through. Adapters implement it over
 * what the platform has, so that no WHATWG `Request` is built where none is needed.
 */
export interface Incoming {
  readonly method: string;
  /** The request target as it was received: path and query, nothing decoded or normalized. */
  readonly target: string;
  /**
   * The target that the client signed, if it differs from `target`: a base path was removed, or it was
   * rewritten.
   */
  readonly signedTarget?: string | undefined;
  /** The value of a header by its lower-case name; repeated headers are joined by `", "`. */
  header(name: string): string | undefined;
  /** True when the header was sent more than once. Platforms that cannot tell say false. */
  repeats(name: string): boolean;
  /**
   * All headers by lower-case name. The values of repeated headers are joined by `","`, as signatures have
   * them, unless the platform joins them itself.
   */
  headers(): Readonly<Record<string, string | undefined>>;
  /**
   * Reads the whole body, at most `limit` bytes. It may be called again: the body is kept, and so is a
   * refusal.
   *
   * @throws Fault `RequestEntityTooLargeException` beyond the limit, `RequestAbortedException` when the
   * client goes away.
   */
  body(limit: number): Promise<Uint8Array>;
  /** Aborted when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
}

/** The answer to an {@link Incoming}, before a platform writes it. */
export interface Outgoing {
  readonly status: number;
  /** Alternating names and values, as `writeHead` takes them. */
  readonly headers: readonly string[];
  /** The whole body, or a stream of it; undefined when there is none. */
  readonly body: MessageBody | ByteStream;
  /** True when the connection cannot be used again, for instance because part of the request was not read. */
  readonly close?: boolean;
  /** The refusal that this answer states. It is for interceptors and is not sent. */
  readonly fault?: Fault;
  /**
   * Cuts the connection after this many bytes of the body. 0 cuts it before the first byte of the answer. It
   * is meant for stand-ins that imitate a broken network; interceptors set it. Default: the connection is not
   * cut.
   */
  readonly cutAfter?: number;
}

/** Answers one request. It never rejects for anything that a client sends. */
export type Exchange = (incoming: Incoming) => Promise<Outgoing>;
