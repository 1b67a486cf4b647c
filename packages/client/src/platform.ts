import { type Digest, type Service, webDigest } from "@callsheet/protocol";
import type { ClientOptions } from "./client-options.ts";

/** What a client takes from the platform it runs on. */
export interface Platform {
  readonly digest: Digest;
  /** Fills in what the caller left out and the environment has. */
  readonly complete: (options: ClientOptions, service: Service) => ClientOptions;
}

/** Browsers and workers: WebCrypto, no environment. */
export const platform: Platform = { digest: webDigest, complete: (options) => options };
