import type { DeclaredError, ErrorOf, Operation } from "@callsheet/protocol";
import { ContractError } from "./contract-error.ts";
import type { Incoming } from "./exchange.ts";
import type { Logger } from "./logger.ts";

/** Who signed a request. Verified only where the service's `auth` option verifies signatures. */
export interface Caller {
  readonly accessKeyId: string;
  /** What the credentials lookup said about the key, such as an account or a role. */
  readonly identity?: unknown;
}

type Named<Failure extends DeclaredError, Name> = Extract<Failure, { readonly name: Name }>;

/** Header members of a declared error that a handler may set; the error type itself is always set for it. */
type HeadersOf<Failure extends DeclaredError> = Partial<Failure["headers"]>;

/** What a handler knows about the request beside its input. */
export interface Context<O extends Operation = Operation> {
  /** The id that the caller finds in `x-amzn-RequestId`. */
  readonly requestId: string;
  readonly operation: O;
  /** Undefined when the request was not signed, which only a service without `auth` lets through. */
  readonly caller: Caller | undefined;
  /** The region of the signature's scope, else the service's `region` option. */
  readonly region: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** The service's logger. Records should carry `requestId`. */
  readonly logger: Logger;
  /** The request as it was received, for headers outside of the contract. */
  readonly request: Incoming;
  /** Makes a declared error of this operation, to be thrown: `throw context.error("ResourceNotFoundException", { … })`. */
  error<Name extends ErrorOf<O>["name"]>(
    name: Name,
    body: Named<ErrorOf<O>, Name>["body"],
    headers?: HeadersOf<Named<ErrorOf<O>, Name>>,
  ): ContractError;
}

/** What a {@link RequestContext} is made of. */
export interface ContextParts {
  readonly requestId: string;
  readonly operation: Operation;
  readonly caller: Caller | undefined;
  readonly region: string;
  readonly logger: Logger;
  readonly request: Incoming;
}

/** The context of one request. A class, so that the signal is only made when a handler asks for it. */
export class RequestContext implements ContextParts {
  readonly requestId: string;
  readonly operation: Operation;
  readonly caller: Caller | undefined;
  readonly region: string;
  readonly logger: Logger;
  readonly request: Incoming;

  constructor(parts: ContextParts) {
    this.requestId = parts.requestId;
    this.operation = parts.operation;
    this.caller = parts.caller;
    this.region = parts.region;
    this.logger = parts.logger;
    this.request = parts.request;
  }

  get signal(): AbortSignal {
    return this.request.signal;
  }

  error(name: string, body: unknown, headers: object = {}): ContractError {
    return new ContractError(name, body, headers);
  }
}
