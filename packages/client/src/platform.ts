import type { Digest, Service } from "@callsheet/protocol";
import type { ClientOptions } from "./client-options.ts";
import type { Transport } from "./transport.ts";

/** What a client takes from the platform it runs on. */
export interface Platform {
  readonly digest: Digest;
  /** Fills in what the caller left out and the environment has. */
  readonly complete: (options: ClientOptions, service: Service) => ClientOptions;
  /** The transport over a handler, or the platform's own. */
  readonly openTransport: (handler?: ClientOptions["fetch"]) => Transport;
  /** What a fault says that may have come from the transport. */
  readonly reasonOf: (fault: Error | undefined) => string | undefined;
}

// Browsers and workers: WebCrypto, no environment, `fetch`. One export for each member, so that a bundler drops their names.
export { webDigest as digest } from "@callsheet/protocol";
export { fetchTransport as openTransport } from "./transport.ts";
export const complete: Platform["complete"] = (options) => options;
export const reasonOf: Platform["reasonOf"] = (fault) => fault?.message;
