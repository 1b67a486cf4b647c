import type { DeclaredError, ErrorOf, Operation } from "@callsheet/protocol";
import { ContractError } from "./contract-error.ts";
import type { Incoming } from "./edge/exchange.ts";
import type { Logger } from "./logger.ts";

/** The signer of a request. Verified only where the service's `auth` option verifies signatures. */
export interface Caller {
  readonly accessKeyId: string;
  /** What the lookup of credentials returned about the key, such as an account or a role. */
  readonly identity?: unknown;
}

type Named<Failure extends DeclaredError, Name> = Extract<Failure, { readonly name: Name }>;

/** What a handler may say of a declared error in addition to its body. */
interface ErrorOptionsOf<Failure extends DeclaredError> {
  /** Header members. The error type is always set for the handler. */
  readonly headers?: Partial<Failure["headers"]>;
  /** Which of the statuses, where the error is declared for several. */
  readonly status?: Failure["status"];
}

/** True for a single literal type: neither a union nor `never`. */
type IsOne<Status, All = Status> = [Status] extends [never]
  ? false
  : Status extends unknown
    ? [All] extends [Status]
      ? true
      : false
    : never;

/**
 * The statuses that are declared one by one. An AWS service may answer with others, which a handler does not
 * need.
 */
type Declared<Status> = Status extends unknown ? ([number] extends [Status] ? never : Status) : never;

/** The options of a declared error: its status must be given where it has several. */
type ErrorRest<Failure extends DeclaredError> = [Failure] extends [never]
  ? [options?: ErrorOptionsOf<Failure>]
  : [IsOne<Declared<Failure["status"]>>] extends [true]
    ? [options?: ErrorOptionsOf<Failure>]
    : [options: ErrorOptionsOf<Failure> & { readonly status: Failure["status"] }];

/** The parts of a {@link Context}. */
export interface ContextParts<O extends Operation = Operation> {
  readonly requestId: string;
  readonly operation: O;
  readonly caller: Caller | undefined;
  readonly region: string;
  readonly logger: Logger;
  readonly request: Incoming;
  /** What the verifiers of the `auth` option returned, by the name of the scheme. Default: nothing. */
  readonly identities?: Readonly<Record<string, unknown>> | undefined;
}

const nobody: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/**
 * What a handler knows about the request in addition to its input. `signal` and `error` are members of the
 * class, because making a signal takes time: a spread, `{ ...context }`, loses them, and the compiler says
 * so. A context with more members is `Object.assign(Object.create(context), { tenant })`.
 */
export class Context<O extends Operation = Operation> implements ContextParts<O> {
  /** The id that the caller finds in `x-amzn-RequestId`, in the profile `http` in `X-Request-Id`. */
  readonly requestId: string;
  readonly operation: O;
  /**
   * The signer of the request. Undefined in a service whose `auth` is `"off"`, where signatures are ignored.
   */
  readonly caller: Caller | undefined;
  /**
   * The region of the signature's scope. In a service whose `auth` is `"off"`: its `region` option, or
   * `us-east-1`.
   */
  readonly region: string;
  /**
   * What the verifiers of the `auth` option returned, by the name of the scheme; empty for an anonymous
   * caller.
   */
  readonly identities: Readonly<Record<string, unknown>>;
  /** The service's logger. Records should carry `requestId`. */
  readonly logger: Logger;
  /** The request as received, for headers that the contract does not have. */
  readonly request: Incoming;

  constructor(parts: ContextParts<O>) {
    this.requestId = parts.requestId;
    this.operation = parts.operation;
    this.caller = parts.caller;
    this.region = parts.region;
    this.logger = parts.logger;
    this.request = parts.request;
    this.identities = parts.identities ?? nobody;
  }

  /**
   * What the verifier of the caller's scheme returned; of several schemes, the first's. Undefined for an
   * anonymous caller.
   */
  get identity(): unknown {
    for (const name in this.identities) return this.identities[name];
    return this.caller?.identity;
  }

  /** Aborted when the client goes away. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  /**
   * Makes a declared error of this operation, to be thrown: `throw context.error("ResourceNotFoundException",
   * { … })`. An error declared for several statuses needs one: `context.error("Problem", { … }, { status: 409
   * })`.
   */
  error<Name extends ErrorOf<O>["name"]>(
    name: Name,
    body: Named<ErrorOf<O>, Name>["body"],
    ...[options]: ErrorRest<Named<ErrorOf<O>, Name>>
  ): ContractError {
    return new ContractError(name, body, options);
  }
}
