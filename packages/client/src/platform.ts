import { type Digest, type Service, webDigest } from "@callsheet/protocol";
import type { CredentialProvider } from "./credentials.ts";
import type { EndpointOptions } from "./endpoint.ts";

/** What a client takes from the platform it runs on. */
export interface Platform {
  readonly digest: Digest;
  /** The endpoint options that the environment sets. */
  readEnvironment?(service: Service): EndpointOptions;
  /** Finds credentials when the caller gives none. Absent: requests go unsigned. */
  readonly findCredentials?: CredentialProvider;
}

/** Browsers and workers: WebCrypto, no environment. */
export const platform: Platform = { digest: webDigest };
