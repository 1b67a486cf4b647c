import type { DeclaredError, ErrorOf, Operation } from "@callsheet/protocol";
import { ContractError } from "./contract-error.ts";
import type { Incoming } from "./edge/exchange.ts";
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
 * What a handler knows about the request beside its input. `signal` and `error` are members of the class, for a signal costs something
 * when it is made: a spread, `{ ...context }`, loses them, and the compiler says so. What is to have more members is made by
 * `Object.assign(Object.create(context), { tenant })`.
 */
export class Context<O extends Operation = Operation> implements ContextParts<O> {
  /** The id that the caller finds in `x-amzn-RequestId`. */
  readonly requestId: string;
  readonly operation: O;
  /** Who signed the request; undefined in a service whose `auth` is `"off"`, where no signature is looked at. */
  readonly caller: Caller | undefined;
  /** The region of the signature's scope. In a service whose `auth` is `"off"`: its `region` option, else `us-east-1`. */
  readonly region: string;
  /** The service's logger. Records should carry `requestId`. */
  readonly logger: Logger;
  /** The request as it was received, for headers outside of the contract. */
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

  /** Makes a declared error of this operation, to be thrown: `throw context.error("ResourceNotFoundException", { … })`. */
  error<Name extends ErrorOf<O>["name"]>(
    name: Name,
    body: Named<ErrorOf<O>, Name>["body"],
    headers?: HeadersOf<Named<ErrorOf<O>, Name>>,
  ): ContractError {
    return new ContractError(name, body, headers);
  }
}
