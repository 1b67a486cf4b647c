import { type Digest, type FetchHandler, type Service, webDigest } from "@callsheet/protocol";
import type { ClientOptions } from "./client-options.ts";
import { fetchTransport, type Transport } from "./transport.ts";

/** What a client takes from the platform it runs on. */
export interface Platform {
  readonly digest: Digest;
  /** Fills in what the caller left out and the environment has. */
  readonly complete: (options: ClientOptions, service: Service) => ClientOptions;
  /** The transport over a handler, or the platform's own. */
  readonly openTransport: (handler?: FetchHandler) => Transport;
}

/** Browsers and workers: WebCrypto, no environment, `fetch`. */
export const platform: Platform = {
  digest: webDigest,
  complete: (options) => options,
  openTransport: fetchTransport,
};
