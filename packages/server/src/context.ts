import type { DeclaredError, ErrorOf, Operation } from "@callsheet/protocol";
import { ContractError } from "./contract-error.ts";
import type { Incoming } from "./edge/exchange.ts";
import type { Logger } from "./logger.ts";

/** Who signed a request. Verified only where the service's `auth` option verifies signatures. */
export interface Caller {
  readonly accessKeyId: string;
  /** What the lookup of credentials returned about the key, such as an account or a role. */
  readonly identity?: unknown;
}

type Named<Failure extends DeclaredError, Name> = Extract<Failure, { readonly name: Name }>;

/** Header members of a declared error that a handler may set. The error type is always set for it. */
type HeadersOf<Failure extends DeclaredError> = Partial<Failure["headers"]>;

/** What a {@link Context} is made of. */
export interface ContextParts<O extends Operation = Operation> {
  readonly requestId: string;
  readonly operation: O;
  readonly caller: Caller | undefined;
  readonly region: string;
  readonly logger: Logger;
  readonly request: Incoming;
}

/**
 * What a handler knows about the request in addition to its input. `signal` and `error` are members of the
 * class, because making a signal takes time: a spread, `{ ...context }`, loses them, and the compiler says
 * so. A context with more members is `Object.assign(Object.create(context), { tenant })`.
 */
export class Context<O extends Operation = Operation> implements ContextParts<O> {
  /** The id that the caller finds in `x-amzn-RequestId`. */
  readonly requestId: string;
  readonly operation: O;
  /** Who signed the request. Undefined in a service whose `auth` is `"off"`, where signatures are ignored. */
  readonly caller: Caller | undefined;
  /**
   * The region of the signature's scope. In a service whose `auth` is `"off"`: its `region` option, or
   * `us-east-1`.
   */
  readonly region: string;
  /** The service's logger. Records should carry `requestId`. */
  readonly logger: Logger;
  /** The request as it was received, for headers that the contract does not have. */
  readonly request: Incoming;

  constructor(parts: ContextParts<O>) {
    this.requestId = parts.requestId;
    this.operation = parts.operation;
    this.caller = parts.caller;
    this.region = parts.region;
    this.logger = parts.logger;
    this.request = parts.request;
  }

  /** Aborted when the client goes away. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  /**
   * Makes a declared error of this operation, to be thrown: `throw context.error("ResourceNotFoundException",
   * { … })`.
   */
  error<Name extends ErrorOf<O>["name"]>(
    name: Name,
    body: Named<ErrorOf<O>, Name>["body"],
    headers?: HeadersOf<Named<ErrorOf<O>, Name>>,
  ): ContractError {
    return new ContractError(name, body, headers);
  }
}
