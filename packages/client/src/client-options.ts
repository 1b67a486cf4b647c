import type { Awaitable, Credentials } from "@callsheet/protocol";
import type { CredentialProvider } from "./credentials.ts";
import type { EndpointOptions } from "./endpoint.ts";
import type { Hooks } from "./hooks.ts";
import type { HttpResponse, Transport } from "./transport.ts";

/** The options that a client has and a single call can change. */
export interface CallOptions {
  /** Aborts the call, with its waits and its connection. The call then rejects with `AbortError`, for `AbortSignal.timeout()` too. */
  readonly signal?: AbortSignal | undefined;
  /** How many times a request is sent at most. 1 turns retries off. Default: 3. */
  readonly maxAttempts?: number | undefined;
  /**
   * Milliseconds that one attempt may take, including its reply's body. 0, `Infinity` and more than 24 days are no limit. Default: no
   * limit.
   */
  readonly attemptTimeout?: number | undefined;
  /** Milliseconds that the call may take, including retries and waits. 0, `Infinity` and more than 24 days are no limit. Default: no limit. */
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
   * Sends requests instead of the platform: it gets a global `Request` and returns a `Response` or an object like one. A service made
   * with `@callsheet/server` fits, and so does the `fetch` of a Hono application. Without `region`, `endpoint` and `credentials`,
   * requests then go unsigned to `http://localhost`.
   */
  readonly fetch?: ((request: Request) => Awaitable<HttpResponse>) | undefined;
  /**
   * Sends requests without `Request` and `Response` objects; takes precedence over `fetch`. Default: in Node, one over node:http that
   * all clients share, see `@callsheet/client/node`; elsewhere `fetchTransport()`.
   */
  readonly transport?: Transport | undefined;
  /** Functions called along the way, such as those of `validation`, which checks inputs and outputs. Default: none. */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
}
