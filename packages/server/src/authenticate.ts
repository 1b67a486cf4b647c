import {
  type Awaitable,
  type Credentials,
  createVerifier,
  type Digest,
  readClaim,
  type Service,
  type SigV4Refusal,
  type SigV4Request,
} from "@callsheet/protocol";
import type { Caller } from "./context.ts";
import type { Incoming } from "./exchange.ts";
import { Fault } from "./fault.ts";
import type { ServiceOptions } from "./service-options.ts";

/** Credentials that a service knows. */
export interface KnownCredentials extends Credentials {
  /** Who holds them: handed to handlers as `context.caller.identity`. */
  readonly identity?: unknown;
}

/** Verification against known keys. */
export interface SignatureAuth {
  /**
   * Looks up a caller by access key id, a text of the client's choosing; undefined when nobody has it. What has another `accessKeyId`, or no
   * secret, is nobody.
   */
  readonly credentials: (accessKeyId: string) => Awaitable<KnownCredentials | undefined>;
  /** How far a request's time may be from ours, in milliseconds; a negative one is a `TypeError`. Default: five minutes, as AWS says. */
  readonly maxSkew?: number;
  /** Default: WebCrypto. `nodeDigest` of `@callsheet/protocol/node` costs a tenth of it. */
  readonly digest?: Digest;
}

/**
 * Whether and how SigV4 signatures are verified: `"off"` looks at none, `"well-formed"` takes any that has the right form and scope,
 * from anybody (for stand-ins of a service: form is 64 digits, a possible date, and `host` and all `x-amz-` headers signed; secret, clock, session
 * token, payload hash and the signature itself are not looked at), an object verifies them.
 */
export type Auth = "off" | "well-formed" | SignatureAuth;

/** The sender of a request. */
export interface Signature {
  readonly caller: Caller;
  readonly region: string;
}

/**
 * Looks at the signature of a request and its body.
 *
 * @throws Fault of status 403, with AWS's name for what is wrong.
 */
export type Authenticate = (incoming: Incoming, body: Uint8Array) => Awaitable<Signature>;

/** The check that the options ask for, if any. */
export function createAuthenticate(service: Service, options: ServiceOptions): Authenticate | undefined {
  const { auth = "off", region, now } = options;
  if (auth === "off") return undefined;
  if (service.signingName === undefined)
    throw new TypeError(`${service.name} has no signatures that \`auth\` could look at.`);
  const scope = { service: service.signingName, region };
  if (auth === "well-formed") {
    return (incoming, body) => {
      const claim = accept(readClaim(toSigned(incoming, body), scope));
      return { caller: { accessKeyId: claim.accessKeyId }, region: claim.region };
    };
  }
  const verify = createVerifier({
    ...scope,
    findCredentials: auth.credentials,
    ...(now && { now: () => now().getTime() }),
    ...(auth.maxSkew !== undefined && { maxSkew: auth.maxSkew }),
    ...(auth.digest && { digest: auth.digest }),
  });
  return async (incoming, body) => {
    const { credentials, region } = accept(await verify(toSigned(incoming, body)));
    const { accessKeyId, identity } = credentials as KnownCredentials;
    return { caller: { accessKeyId, ...(identity !== undefined && { identity }) }, region };
  };
}

function accept<Verdict extends { readonly ok: true }>(verdict: Verdict | SigV4Refusal): Verdict {
  if (!verdict.ok) throw new Fault(verdict.name, 403, verdict.message);
  return verdict;
}

/** @throws Fault when there is more than one signature. */
function toSigned(incoming: Incoming, body: Uint8Array): SigV4Request {
  if (incoming.repeats("authorization"))
    throw new Fault("IncompleteSignature", 403, "A request has one Authorization header.");
  return {
    method: incoming.method,
    path: incoming.signedTarget ?? incoming.target,
    headers: incoming.headers(),
    body: body as Uint8Array<ArrayBuffer>,
  };
}
