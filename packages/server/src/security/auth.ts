import type { Awaitable, Credentials, Digest, Operation, SecurityValue } from "@callsheet/protocol";
import type { Incoming } from "../edge/exchange.ts";
import type { Fault } from "../fault.ts";

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

/** What a {@link Verifier} may look at besides what the caller presents. */
export interface VerifierContext {
  /** The name of the security scheme. */
  readonly scheme: string;
  readonly operation: Operation;
  readonly requestId: string;
  readonly request: Incoming;
  /** Makes a 403 for a caller who is known but may not call this operation, to be thrown. */
  forbid(message?: string): Fault;
}

/**
 * Verifies what a caller presents for a security scheme: the token of `bearer`, `oauth2` and
 * `openIdConnect`, the key of `apiKey`, `username` and `password` of `basic`, and `""` for a scheme of
 * another kind, whose verifier reads the request itself. It returns who the caller is, which handlers see as
 * `context.identity`. Undefined, null and false: nobody; the answer is 401.
 */
export type Verifier = {
  // A method, so that a function that only takes texts is a verifier, too.
  verify(value: SecurityValue, context: VerifierContext): unknown;
}["verify"];

/**
 * Verifiers by the name of the security scheme in the document. A scheme of SigV4 has a {@link
 * SignatureAuth}.
 */
export interface Verifiers {
  readonly [scheme: string]: Verifier | SignatureAuth | "well-formed" | undefined;
  /** An object with this member verifies signatures. */
  readonly credentials?: undefined;
}

/**
 * How callers authenticate. `"off"` lets everyone call. An object with `credentials` verifies SigV4
 * signatures; another object has a verifier for each security scheme of the document. `"well-formed"` is for
 * stand-ins of a service: it accepts every signature of the right form and scope, whoever made it. That means
 * 64 digits, a possible date, and `host` and all `x-amz-` headers signed; secret, clock, session token,
 * payload hash and the signature itself are not checked.
 */
export type Auth = "off" | "well-formed" | SignatureAuth | Verifiers;
