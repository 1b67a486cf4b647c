import type { Hooks } from "./hooks.ts";
import type { Limits } from "./limits.ts";
import type { Transport } from "./transport.ts";

/** What the calls of a client share: its options and its state. */
export interface ClientCore {
  readonly send: Transport;
  readonly hooks: readonly Hooks[];
  readonly limits: Limits;
  /** The tokens left in the retry bucket. */
  tokens: number;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  skew: number;
}
