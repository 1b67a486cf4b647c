import type { Operation } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "./edge/exchange.ts";

/** A routed call on its way to its handler. */
export interface Call {
  readonly operation: Operation;
  readonly requestId: string;
  readonly request: Incoming;
}

/**
 * Wraps every routed call: for tracing, metrics or injected faults. It sees the answer as it will be sent but for the headers of CORS:
 * `next` never rejects, since what handlers and inner interceptors throw has become an answer by then, and so has a refusal for load. It may
 * answer itself, or throw: a `Fault` is answered as it is, anything else as an internal error.
 */
export type Interceptor = (call: Call, next: () => Promise<Outgoing>) => Promise<Outgoing>;
