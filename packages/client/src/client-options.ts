import type { Awaitable, Credentials } from "@callsheet/protocol";
import type { Hooks } from "./attempt.ts";
import type { CredentialProvider } from "./credentials.ts";
import type { EndpointOptions } from "./endpoint.ts";
import type { HttpResponse, Transport } from "./transport.ts";

/** The options that a client has and a single call can change. */
export interface CallOptions {
  /** Aborts the call, its waiting and its connection; it then rejects with `AbortError`, for `AbortSignal.timeout()`, too. */
  readonly signal?: AbortSignal | undefined;
  /** How often a request is sent at most. 1 turns retries off. Default: 3. */
  readonly maxAttempts?: number | undefined;
  /** Milliseconds that one attempt may take, its reply's body included. 0, `Infinity` and more than 24 days: no limit, as by default. */
  readonly attemptTimeout?: number | undefined;
  /** Milliseconds that the call may take, retries and waiting included. 0, `Infinity` and more than 24 days: no limit, as by default. */
  readonly timeout?: number | undefined;
}

/** The options of a client. Each has a default. */
export interface ClientOptions extends EndpointOptions, Omit<CallOptions, "signal"> {
  /**
   * Credentials, a function that finds them (any provider of `@aws-sdk/credential-providers`), or `"anonymous"` for unsigned requests.
   * Default: in Node, the variables `AWS_ACCESS_KEY_ID` … and then the AWS SDK's chain; elsewhere, unsigned requests.
   */
  readonly credentials?: Credentials | CredentialProvider | "anonymous" | undefined;
  /**
   * Sends requests in place of the platform: it is given a global `Request`, and returns a `Response` or what is like one. A service made by
   * `@callsheet/server` fits, and so does the `fetch` of a Hono application; when neither `region`, `endpoint` nor `credentials` is given with it, requests go unsigned to `http://localhost`.
   */
  readonly fetch?: ((request: Request) => Awaitable<HttpResponse>) | undefined;
  /**
   * Sends requests without `Request` and `Response` objects; wins over `fetch`. Default: in Node, one over node:http that all clients share, see
   * `@callsheet/client/node`; elsewhere `fetchTransport()`.
   */
  readonly transport?: Transport | undefined;
  /** Functions called along the way; `validation` makes some that check inputs and outputs. */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
}
