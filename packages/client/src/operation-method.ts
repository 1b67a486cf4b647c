import type { DeclaredError, ErrorOf, InputOf, Operation, OutputOf } from "@callsheet/protocol";
import type { CallOptions } from "./client-options.ts";
import type { ServiceError } from "./errors/service-error.ts";
import type { Open } from "./open.ts";

/** The union of an operation's declared errors, as classes. It narrows on `name`. */
export type ServiceErrorOf<O extends Operation> = Each<ErrorOf<O>>;
type Each<E extends DeclaredError> = E extends DeclaredError ? ServiceError<E> : never;

/** What `try` returns: an output, or one of the operation's declared errors. */
export type Result<O extends Operation> =
  | { readonly ok: true; readonly output: Open<OutputOf<O>> }
  | { readonly ok: false; readonly error: ServiceErrorOf<O> };

type Arguments<O extends Operation> =
  Record<never, never> extends InputOf<O>
    ? [input?: InputOf<O>, options?: CallOptions]
    : [input: InputOf<O>, options?: CallOptions];

/**
 * Calls an operation of a service, and returns its output.
 *
 * @throws {ServiceError} for an error reply, declared or not.
 * @throws {InputError | CredentialsError} before anything is sent.
 * @throws {TransportError | TimeoutError | AbortError | MalformedResponseError} when there was no readable
 * reply.
 */
export interface OperationMethod<O extends Operation> {
  // Without a JSDoc comment: an editor would show it instead of the comment of the client's member, which
  // describes the operation.
  (...parameters: Arguments<O>): Promise<Open<OutputOf<O>>>;
  /** Returns the output or a declared error. Everything else is thrown, as by the method itself. */
  try(...parameters: Arguments<O>): Promise<Result<O>>;
  /** The operation as data. */
  readonly operation: O;
}
