import type { Awaitable, Operation } from "@callsheet/protocol";
import type { HttpRequest } from "../transport.ts";

/** What is called, and in which region. */
export interface Signable {
  readonly operation: Operation;
  readonly region: string;
}

/**
 * Adds what proves who calls to a request, with the clock set forward by `skew` milliseconds. What it adds is in the request that it
 * returns and in no other, so that hooks and errors never hold a secret.
 */
export type Authorizer = (request: HttpRequest, target: Signable, skew: number) => Awaitable<HttpRequest>;
