import type { Awaitable, Credentials, Service } from "@callsheet/protocol";
import type { CredentialProvider } from "./credentials.ts";
import type { EndpointOptions } from "./endpoint.ts";
import type { Hooks } from "./hooks.ts";
import type { AuthOptions } from "./security/auth-options.ts";
import type { HttpResponse, Transport } from "./transport.ts";

/** The options of a client that a single call can override. */
export interface CallOptions {
  /**
   * Aborts the call, with its waits and its connection. The call then rejects with `AbortError`, for
   * `AbortSignal.timeout()` too.
   */
  readonly signal?: AbortSignal | undefined;
  /** How many times a request is sent at most. 1 turns retries off. Default: 3. */
  readonly maxAttempts?: number | undefined;
  /**
   * Milliseconds that one attempt may take, including its reply's body. 0, `Infinity` and more than 24 days
   * mean no limit. Default: no limit.
   */
  readonly attemptTimeout?: number | undefined;
  /**
   * Milliseconds that the call may take, including retries and waits. 0, `Infinity` and more than 24 days
   * mean no limit. Default: no limit.
   */
  readonly timeout?: number | undefined;
}

/** The options of a client. Each has a default. */
export interface ClientOptions<S extends Service = Service>
  extends EndpointOptions<S>,
    Omit<CallOptions, "signal"> {
  /**
   * AWS credentials, a function that finds them (any provider of `@aws-sdk/credential-providers`), or
   * `"anonymous"` for unsigned requests. They sign only operations whose security is SigV4. Default: in Node,
   * the variables `AWS_ACCESS_KEY_ID` … and then the AWS SDK's chain; elsewhere, unsigned requests.
   */
  readonly credentials?: Credentials | CredentialProvider | "anonymous" | undefined;
  /**
   * The caller's credentials, by the name of the document's security scheme: a token or key, `{ username,
   * password }`, or a function that finds one of these, called for each attempt. If an operation's
   * credentials are missing, a call rejects with `CredentialsError` before anything is sent. Default: none.
   */
  readonly auth?: AuthOptions<S> | undefined;
  /**
   * Sends requests instead of the platform: it gets a global `Request` and returns a `Response` or an object
   * like one. A service made with `@callsheet/server` fits, and so does the `fetch` of a Hono application.
   * Without `region`, `endpoint`, `variables` and `credentials`, requests then go to `http://localhost`, not
   * signed by SigV4.
   */
  readonly fetch?: ((request: Request) => Awaitable<HttpResponse>) | undefined;
  /**
   * Sends requests without `Request` and `Response` objects; takes precedence over `fetch`. Default: in Node,
   * one over node:http that all clients share, see `@callsheet/client/node`; elsewhere `fetchTransport()`.
   */
  readonly transport?: Transport | undefined;
  /**
   * The largest body of a reply, decoded, in bytes; streams of items have no limit. 0 and `Infinity` mean no
   * limit. Default: 16 MiB.
   */
  readonly maxResponseSize?: number | undefined;
  /**
   * Functions called along the way, such as those of `validation`, which checks inputs and outputs. Default:
   * none.
   */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
}
