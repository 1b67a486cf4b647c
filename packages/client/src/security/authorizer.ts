import type { Awaitable, Operation } from "@callsheet/protocol";
import type { HttpRequest } from "../transport.ts";

/** The operation to call, and its region. */
export interface Signable {
  readonly operation: Operation;
  readonly region: string;
}

/**
 * Adds credentials to a request, with the clock set forward by `skew` milliseconds. Only the returned request
 * contains them, so that hooks and errors never hold a secret.
 */
export type Authorizer = (request: HttpRequest, target: Signable, skew: number) => Awaitable<HttpRequest>;
