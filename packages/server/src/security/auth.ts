import type { Awaitable, Credentials, Digest } from "@callsheet/protocol";

/** Credentials that a service knows. */
export interface KnownCredentials extends Credentials {
  /** Who holds them. Handlers see it as `context.caller.identity`. */
  readonly identity?: unknown;
}

/** Verification of signatures against known keys. */
export interface SignatureAuth {
  /**
   * Looks up the holder of an access key id, which is text that the client chose. Undefined: nobody has this
   * key. A result with another `accessKeyId`, or without a secret, counts as nobody.
   */
  readonly credentials: (accessKeyId: string) => Awaitable<KnownCredentials | undefined>;
  /**
   * How far a request's time may differ from the server's, in milliseconds. A negative value is a
   * `TypeError`. Default: 300,000, as at AWS.
   */
  readonly maxSkew?: number;
  /** Computes SHA-256 and HMAC. Default: node:crypto on Node, Bun and Deno; WebCrypto elsewhere. */
  readonly digest?: Digest;
}

/**
 * Whether and how SigV4 signatures are verified. `"off"` ignores them. An object verifies them.
 * `"well-formed"` is for stand-ins of a service: it accepts every signature of the right form and scope,
 * whoever made it. That means 64 digits, a possible date, and `host` and all `x-amz-` headers signed; secret,
 * clock, session token, payload hash and the signature itself are not checked.
 */
export type Auth = "off" | "well-formed" | SignatureAuth;
