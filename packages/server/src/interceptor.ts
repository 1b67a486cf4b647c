import type { Operation } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "./edge/exchange.ts";
import type { Reply } from "./reply.ts";

/** A routed call on its way to its handler. */
export interface Call {
  readonly operation: Operation;
  readonly requestId: string;
  readonly request: Incoming;
}

/**
 * Wraps every routed call: for tracing, metrics, injected faults, or your own error form. It sees the answer
 * as it will be sent, except for CORS headers. `next` never rejects: if handlers and inner interceptors
 * throw, or a call is refused for load, it returns an answer. An answer that refuses the request has the
 * refusal as `fault`, with the `violations` of its input. An interceptor may answer itself, by changing the
 * answer or with {@link Reply | reply}, or throw: a `Fault` is answered as it is, anything else as an
 * internal error.
 */
export type Interceptor = (call: Call, next: () => Promise<Outgoing>) => Promise<Outgoing | Reply>;
