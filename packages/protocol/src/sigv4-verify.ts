import { canonicalTarget } from "./canonical-target.ts";
import { type Awaitable, type Digest, webDigest } from "./digest.ts";
import { type Credentials, createSigner, type SigV4Request } from "./sigv4.ts";
import { readClaim, refuseSignature, type SigV4Refusal } from "./sigv4-claim.ts";

/** The sender of a request, or why it is not taken for its sender's. */
export type SigV4Verdict =
  | { readonly ok: true; readonly credentials: Credentials; readonly region: string }
  | SigV4Refusal;

/** What a verifier expects. */
export interface VerifierOptions {
  /** The signing name that requests must be scoped to. */
  readonly service: string;
  /** The region that requests must be scoped to. Default: any. */
  readonly region?: string | undefined;
  /**
   * Looks up the caller by access key id, a text of the client's choosing. What has another `accessKeyId`, or no secret, is no caller: a
   * lookup in a plain object finds `constructor`, too.
   */
  readonly findCredentials: (accessKeyId: string) => Awaitable<Credentials | undefined>;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** How far a request's time may be from ours, in milliseconds. Default: five minutes, as AWS says. */
  readonly maxSkew?: number;
  /** Default: WebCrypto. */
  readonly digest?: Digest;
}

/**
 * A function that checks the signature of a request in the `Authorization` header. Presigned URLs are not taken. It never throws for what a
 * client sends.
 *
 * @throws {TypeError} when `maxSkew` is negative or no number.
 */
export function createVerifier(options: VerifierOptions): (request: SigV4Request) => Promise<SigV4Verdict> {
  const { digest = webDigest, now = Date.now, maxSkew = 300_000 } = options;
  if (!(maxSkew >= 0)) throw new TypeError(`maxSkew is milliseconds, not ${maxSkew}.`);
  const sign = createSigner(digest);
  return async (request) => {
    const { headers } = request;
    const claim = readClaim(request, options);
    if (!claim.ok) return claim;
    const { accessKeyId, region, names, time } = claim;
    const skew = time - now();
    const date = headers["x-amz-date"];
    const minutes = maxSkew / 60_000;
    if (!(skew >= -maxSkew))
      return refuseSignature("expired", `Signature expired: ${date} is earlier than ${minutes} min ago.`);
    if (skew > maxSkew)
      return refuseSignature(
        "not-yet-current",
        `Signature not yet current: ${date} is later than ${minutes} min from now.`,
      );
    const credentials = await options.findCredentials(accessKeyId);
    if (!isHeldBy(credentials, accessKeyId)) return refuseSignature("unknown-key", INVALID_TOKEN);
    const tokenFault = checkToken(credentials, headers["x-amz-security-token"], now());
    if (tokenFault === "expired-session-token")
      return refuseSignature(tokenFault, "The security token included in the request is expired.");
    if (tokenFault) return refuseSignature(tokenFault, INVALID_TOKEN);
    const claimed = headers["x-amz-content-sha256"];
    if (claimed !== undefined && claimed !== (await digest.hash(request.body ?? "")))
      return refuseSignature(
        "payload-mismatch",
        "The value of 'X-Amz-Content-Sha256' is not the hash of the body.",
      );
    const named = Object.fromEntries(names.map((name) => [name, headers[name]]));
    const unsigned = { ...request, ...canonicalTarget(request.path), headers: named };
    const scope = { region, service: options.service };
    const { authorization } = await sign(unsigned, credentials, scope, new Date(time));
    return equal(authorization, `${authorization.slice(0, -64)}${claim.signature}`)
      ? { ok: true, credentials, region }
      : refuseSignature(
          "bad-signature",
          "The request signature we calculated does not match the signature you provided.",
        );
  };
}

const INVALID_TOKEN = "The security token included in the request is invalid.";

/** True when a lookup found credentials that can be verified, and of this key. */
function isHeldBy(found: Credentials | undefined, accessKeyId: string): found is Credentials {
  const { accessKeyId: id, secretAccessKey: secret } = (found ?? {}) as Partial<Credentials>;
  return id === accessKeyId && typeof secret === "string" && secret !== "";
}

function checkToken({ sessionToken, expiration }: Credentials, token: string | undefined, now: number) {
  if (!equal(sessionToken ?? "", token ?? "")) return "invalid-session-token";
  return expiration != null && !(Number(new Date(expiration)) > now) ? "expired-session-token" : undefined;
}

/** Compares in a time that depends on the lengths alone. */
function equal(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
