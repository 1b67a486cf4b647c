import { checkHeaderPair } from "./edge/flat-headers.ts";
import type { Violation } from "./validation/violation.ts";

/** What a {@link Fault} may carry in addition to its name, status and message. */
export interface FaultOptions extends ErrorOptions {
  /** Response headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of the body in addition to the message. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** The broken rules behind the fault. They are for interceptors and are not sent. Default: none. */
  readonly violations?: readonly Violation[];
  /** True when the connection must be closed after the answer. Default: false. */
  readonly close?: boolean;
}

/**
 * An error answer that the edge of the service makes, not a handler, such as `UnknownOperationException`.
 * Clients see its message, never its cause. If its status, headers or members cannot be sent, the answer is
 * an internal error.
 */
export class Fault extends Error {
  override readonly name: string;
  /** The HTTP status, from 400 to 599. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;
  readonly violations: readonly Violation[];
  readonly close: boolean;

  constructor(name: string, status: number, message: string, options: FaultOptions = {}) {
    super(message, options);
    this.name = name;
    this.status = status;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
    this.violations = options.violations ?? [];
    this.close = options.close ?? false;
  }
}

/**
 * Checks that a fault can be sent.
 *
 * @throws TypeError when its status or one of its headers cannot.
 */
export function checkFault({ name, status, headers }: Fault): void {
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new TypeError(`A fault's status is from 400 to 599, not ${status}.`);
  checkHeaderPair("x-amzn-ErrorType", name);
  for (const [header, value] of Object.entries(headers)) checkHeaderPair(header, value);
}

/** A request whose values do not have the contract's types: `SerializationException`, 400. */
export function serializationFault(message: string, violations: readonly Violation[] = []): Fault {
  return new Fault("SerializationException", 400, message, { violations });
}

/** A request that is not well-formed HTTP: `MalformedHttpRequestException`, 400 by default. */
export function malformedFault(message: string, status = 400): Fault {
  return new Fault("MalformedHttpRequestException", status, message);
}

/** A body over the limit: `RequestEntityTooLargeException`, 413; the rest of it is not read. */
export function tooLargeFault(limit: number): Fault {
  return new Fault("RequestEntityTooLargeException", 413, `The request body is larger than ${limit} bytes.`, {
    close: true,
  });
}

/** The client went away before its request was complete: `RequestAbortedException`, 400. */
export function abortedFault(): Fault {
  return new Fault("RequestAbortedException", 400, "The request was aborted before it was complete.", {
    close: true,
  });
}

/** An operation without an implementation: `NotImplemented`, 501. */
export function notImplementedFault(operation: string): Fault {
  return new Fault("NotImplemented", 501, `${operation} is not implemented here.`);
}

/**
 * A failure whose details clients do not see: `InternalFailure`, 500, the name that all AWS services share.
 */
export function internalFault(): Fault {
  return new Fault("InternalFailure", 500, "An internal error occurred.");
}
