import type { Digest, Service } from "@callsheet/protocol";
import type { ClientOptions } from "./client-options.ts";
import type { Transport } from "./transport.ts";

/** What a client takes from the platform that it runs on. */
export interface Platform {
  readonly digest: Digest;
  /** Fills in options that the caller left out and the environment has. */
  readonly complete: (options: ClientOptions, service: Service) => ClientOptions;
  /**
   * Opens a transport over a handler, or the platform's own. The latter reads bodies of up to
   * `maxResponseSize` bytes.
   */
  readonly openTransport: (handler: ClientOptions["fetch"], maxResponseSize: number) => Transport;
  /** The message of a fault's cause, which may come from a transport and be of any type. */
  readonly reasonOf: (cause: unknown) => string | undefined;
}

// Browsers and workers: WebCrypto, no environment, `fetch`. Each member is a separate export, so that a
// bundler drops their names.
export { webDigest as digest } from "@callsheet/protocol";
export { fetchTransport as openTransport } from "./transport.ts";
export const complete: Platform["complete"] = (options) => options;
export const reasonOf: Platform["reasonOf"] = (cause) => (cause as Error | undefined)?.message;
