/** What a {@link Fault} may carry beside its name, status and message. */
export interface FaultOptions extends ErrorOptions {
  /** Response headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of the body beside the message. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** True when the connection must be closed after the answer. Default: false. */
  readonly close?: boolean;
}

/**
 * An error answer made at the edge of the service rather than by a handler, such as `UnknownOperationException`.
 * The message is sent to the client; the cause never is. One that cannot be sent, for its status, its headers or its members, is answered
 * as an internal error.
 */
export class Fault extends Error {
  override readonly name: string;
  /** The HTTP status, from 400 to 599. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;
  readonly close: boolean;

  constructor(name: string, status: number, message: string, options: FaultOptions = {}) {
    super(message, options);
    this.name = name;
    this.status = status;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
    this.close = options.close ?? false;
  }
}

/** What can be the name of a header, and its text. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const TEXT = /^[\t\x20-\x7e\x80-\xff]*$/;

/** True for what a header can hold: text on one line, in Latin-1. */
export function isHeaderText(value: unknown): boolean {
  return typeof value === "string" && TEXT.test(value);
}

/**
 * Tells whether a fault that others made can be sent.
 *
 * @throws TypeError when its status or a header cannot.
 */
export function checkFault({ name, status, headers }: Fault): void {
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new TypeError(`A fault's status is from 400 to 599, not ${status}.`);
  for (const [header, value] of [["x-amzn-ErrorType", name], ...Object.entries(headers)]) {
    if (!TOKEN.test(header ?? "") || !isHeaderText(value))
      throw new TypeError(`A fault has a header ${header} that cannot be sent.`);
  }
}

/** A body that is not what the contract's types ask for: `SerializationException`, 400. */
export function serializationFault(message: string): Fault {
  return new Fault("SerializationException", 400, message);
}

/** A request that is not well-formed HTTP: `MalformedHttpRequestException`, 400 unless told otherwise. */
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

/** A failure of the service that clients are told nothing of: `InternalFailure`, 500, the name that all AWS services share. */
export function internalFault(): Fault {
  return new Fault("InternalFailure", 500, "An internal error occurred.");
}
