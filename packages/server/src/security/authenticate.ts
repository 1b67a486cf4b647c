import {
  type Awaitable,
  createVerifier,
  readClaim,
  type Service,
  type SigV4Refusal,
  type SigV4Request,
} from "@callsheet/protocol";
import { platformDigest } from "#platform-digest";
import type { Caller } from "../context.ts";
import type { Incoming } from "../edge/exchange.ts";
import { Fault } from "../fault.ts";
import type { KnownCredentials, SignatureAuth } from "./auth.ts";

/** The sender of a request. */
export interface Signature {
  readonly caller: Caller;
  readonly region: string;
}

/**
 * Checks the signature of a request and its body.
 *
 * @throws Fault of status 403, with AWS's name for what is wrong.
 */
export type Authenticate = (incoming: Incoming, body: Uint8Array) => Awaitable<Signature>;

/** The options of a service that decide about signatures. */
export interface AuthenticateOptions {
  /** Undefined: signatures are ignored. */
  readonly auth: SignatureAuth | "well-formed" | undefined;
  readonly region?: string | undefined;
  readonly now?: (() => Date) | undefined;
}

/** Makes the check that the options ask for. Undefined: signatures are ignored. */
export function createAuthenticate(service: Service, options: AuthenticateOptions): Authenticate | undefined {
  const { auth, region, now } = options;
  if (auth === undefined) return undefined;
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
    digest: auth.digest ?? platformDigest,
    ...(now && { now: () => now().getTime() }),
    ...(auth.maxSkew !== undefined && { maxSkew: auth.maxSkew }),
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
