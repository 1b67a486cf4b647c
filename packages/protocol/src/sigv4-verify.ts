import { algorithm } from "./authorization.ts";
import { canonicalTarget } from "./canonical-target.ts";
import { type Awaitable, type Digest, webDigest } from "./digest.ts";
import { escapePath } from "./path.ts";
import type { Credentials, SigV4Request } from "./sigv4.ts";
import { readClaim, refuseSignature, type SigV4Refusal } from "./sigv4-claim.ts";

/** The sender of a request, or why it does not count as its sender's. */
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
   * Looks up the caller by access key id, a text of the client's choosing. A result with another
   * `accessKeyId`, or without a secret, is no caller: a lookup in a plain object finds `constructor`, too.
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
 * A function that checks the signature of a request in the `Authorization` header. Presigned URLs are not
 * accepted. It never throws for what a client sends.
 *
 * @throws {TypeError} when `maxSkew` is negative or not a number.
 */
export function createVerifier(options: VerifierOptions): (request: SigV4Request) => Promise<SigV4Verdict> {
  const { digest = webDigest, now = Date.now, maxSkew = 300_000 } = options;
  if (!(maxSkew >= 0)) throw new TypeError(`maxSkew is milliseconds, not ${maxSkew}.`);
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
    const found = options.findCredentials(accessKeyId);
    // Avoids waiting for a value that is not a promise: a turn of the queue is a tenth of the work.
    const credentials = isThenable(found) ? await found : found;
    if (!isHeldBy(credentials, accessKeyId)) return refuseSignature("unknown-key", INVALID_TOKEN);
    const tokenFault = checkToken(credentials, headers["x-amz-security-token"], now());
    if (tokenFault === "expired-session-token")
      return refuseSignature(tokenFault, "The security token included in the request is expired.");
    if (tokenFault) return refuseSignature(tokenFault, INVALID_TOKEN);
    const hashing = digest.hash(request.body ?? "");
    const payload = isThenable(hashing) ? await hashing : hashing;
    const claimed = headers["x-amz-content-sha256"];
    if (claimed !== undefined && claimed !== payload)
      return refuseSignature(
        "payload-mismatch",
        "The value of 'X-Amz-Content-Sha256' is not the hash of the body.",
      );
    const summing = digest.hash(canonicalRequest(request, names, payload));
    const sum = isThenable(summing) ? await summing : summing;
    const place = `${date?.slice(0, 8)}/${region}/${options.service}/aws4_request`;
    const text = `${algorithm}\n${date}\n${place}\n${sum}`;
    const signing = digest.sign(`AWS4${credentials.secretAccessKey}`, place, text);
    return equal(isThenable(signing) ? await signing : signing, claim.signature)
      ? { ok: true, credentials, region }
      : refuseSignature(
          "bad-signature",
          "The request signature we calculated does not match the signature you provided.",
        );
  };
}

const INVALID_TOKEN = "The security token included in the request is invalid.";

/** True when a lookup found verifiable credentials for this key. */
function isHeldBy(found: Credentials | undefined, accessKeyId: string): found is Credentials {
  const { accessKeyId: id, secretAccessKey: secret } = (found ?? {}) as Partial<Credentials>;
  return id === accessKeyId && typeof secret === "string" && secret !== "";
}

function checkToken({ sessionToken, expiration }: Credentials, token: string | undefined, now: number) {
  if (!equal(sessionToken ?? "", token ?? "")) return "invalid-session-token";
  return expiration != null && !(Number(new Date(expiration)) > now) ? "expired-session-token" : undefined;
}

/** Compares in a time that depends only on the lengths. */
function equal(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

/**
 * The text whose hash is signed, as `createSigner` builds it. A server builds it for each request, so it
 * skips work that most requests do not need.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
function canonicalRequest(
  { method, path: target, headers }: SigV4Request,
  names: readonly string[],
  payload: string,
) {
  const { path, query } = plainTarget.test(target) ? { path: target, query: "" } : canonicalTarget(target);
  let text = `${method}\n${plainTarget.test(path) ? path : escapePath(path)}\n${query}\n`;
  for (const name of names) text += `${name}:${canonicalValue(headers[name] ?? "")}\n`;
  return `${text}\n${names.join(";")}\n${payload}`;
}

/** A path that is already in its canonical form: no query, no escapes, no dot and no empty segments. */
const plainTarget = /^(?:\/[\w~-]+)+$/;

const spaces = /^\s|\s\s|[^\S ]|\s$/;

const canonicalValue = (value: string) => (spaces.test(value) ? value.trim().replace(/\s+/g, " ") : value);

function isThenable<T>(value: Awaitable<T>): value is Promise<T> {
  return typeof value === "object" && value !== null && "then" in value;
}
