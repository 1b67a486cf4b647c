import type { Operation } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "./exchange.ts";

/** A routed call on its way to its handler. */
export interface Call {
  readonly operation: Operation;
  readonly requestId: string;
  readonly request: Incoming;
}

/**
 * Wraps every routed call: for tracing, metrics or injected faults. It sees the answer as it will be sent, errors
 * included, and may answer itself, or throw a `Fault`.
 */
export type Interceptor = (call: Call, next: () => Promise<Outgoing>) => Promise<Outgoing>;
