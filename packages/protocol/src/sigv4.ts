// AWS Signature Version 4, both sides: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { algorithm, parseAuthorization } from "./authorization.ts";
import { canonicalTarget } from "./canonical-target.ts";
import { type Awaitable, type Digest, webDigest } from "./digest.ts";
import type { MessageBody } from "./message.ts";
import { escapePath } from "./path.ts";

/** The credentials of a caller, as every AWS SDK credential provider returns them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Present with temporary credentials. */
  readonly sessionToken?: string | undefined;
  /** When temporary credentials end. */
  readonly expiration?: Date | undefined;
}

/** A request as SigV4 sees it. */
export interface SigV4Request {
  readonly method: string;
  /** Path and query as they are on the wire. */
  readonly path: string;
  /** By lower-case name, `host` among them. `sign` covers all of them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: MessageBody;
}

/** A request to sign. Its path and query are apart, in the form of `canonicalTarget`; paths that `encodeRequest` makes have it, but for a query. */
export interface SignableRequest extends SigV4Request {
  readonly query?: string;
}

/** What a signature is good for. */
export interface SigV4Scope {
  readonly region: string;
  /** The signing name of the service, which need not be the first part of its host. */
  readonly service: string;
}

/** The headers that make a request a signed one. */
export interface SigV4Headers {
  authorization: string;
  "x-amz-date": string;
  "x-amz-security-token"?: string;
}

/** Signs a request at a time. */
export type Signer = (
  request: SignableRequest,
  credentials: Credentials,
  scope: SigV4Scope,
  time: Date,
) => Promise<SigV4Headers>;

/** A function that signs requests. */
export function createSigner(digest: Digest = webDigest): Signer {
  return async ({ method, path, query = "", headers, body }, credentials, { region, service }, time) => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const date = time.toISOString().replace(/\.\d+|\W/g, "");
    const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
    const added = { "x-amz-date": date, ...(sessionToken && { "x-amz-security-token": sessionToken }) };
    const signed: SigV4Request["headers"] = { ...headers, ...added };
    const names = Object.keys(signed).sort();
    const lines = names.map((name) => `${name}:${signed[name]?.trim().replace(/\s+/g, " ")}`);
    // All services but S3 want the escaped path escaped once more.
    const request = [
      method,
      escapePath(path),
      query,
      ...lines,
      "",
      names.join(";"),
      await digest.hash(body ?? ""),
    ];
    const text = [algorithm, date, scope, await digest.hash(request.join("\n"))].join("\n");
    const signature = await digest.sign(`AWS4${secretAccessKey}`, scope, text);
    return {
      ...added,
      authorization: `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
    };
  };
}

/** Why a request is not taken for its sender's. */
export type SigV4Fault =
  | "missing-token"
  | "incomplete"
  | "unknown-key"
  | "invalid-session-token"
  | "expired-session-token"
  | "wrong-scope"
  | "expired"
  | "not-yet-current"
  | "unsigned-header"
  | "payload-mismatch"
  | "bad-signature";

/** The sender of a request, or the fault with the error name and message that AWS services answer with, always with status 403. */
export type SigV4Verdict =
  | { readonly ok: true; readonly credentials: Credentials; readonly region: string }
  | { readonly ok: false; readonly fault: SigV4Fault; readonly name: string; readonly message: string };

/** What a verifier expects. */
export interface VerifierOptions {
  /** The signing name that requests must be scoped to. */
  readonly service: string;
  /** The region that requests must be scoped to. Default: any. */
  readonly region?: string | undefined;
  /**
   * Looks up the caller by access key id. `"any"` takes every well-formed signature of the right scope for genuine: neither secret nor
   * token nor clock is looked at, which is for stand-ins of a service and for nothing else.
   */
  readonly findCredentials: "any" | ((accessKeyId: string) => Awaitable<Credentials | undefined>);
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** How far a request's time may be from ours, in milliseconds. Default: five minutes, as AWS says. */
  readonly maxSkew?: number;
  /** Default: WebCrypto. */
  readonly digest?: Digest;
}

const names = {
  "missing-token": "MissingAuthenticationTokenException",
  incomplete: "IncompleteSignature",
  "unknown-key": "UnrecognizedClientException",
  "invalid-session-token": "UnrecognizedClientException",
  "expired-session-token": "ExpiredTokenException",
} satisfies Partial<Record<SigV4Fault, string>>;

const fail = (fault: SigV4Fault, message: string): SigV4Verdict => ({
  ok: false,
  fault,
  name: Object.hasOwn(names, fault) ? names[fault as keyof typeof names] : "InvalidSignatureException",
  message,
});

/**
 * A function that checks the signature of a request in the `Authorization` header. Presigned URLs are not taken. It never throws for what a
 * client sends.
 */
export function createVerifier(options: VerifierOptions): (request: SigV4Request) => Promise<SigV4Verdict> {
  const { digest = webDigest, now = Date.now, maxSkew = 300_000 } = options;
  const sign = createSigner(digest);
  return async (request) => {
    const { headers } = request;
    if (!headers.authorization) return fail("missing-token", "Missing Authentication Token");
    const parts = parseAuthorization(headers.authorization);
    const date = headers["x-amz-date"] ?? "";
    const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3T$4:$5:$6"));
    if (typeof parts === "string") return fail("incomplete", parts);
    if (Number.isNaN(time))
      return fail("incomplete", "Authorization header requires a valid 'X-Amz-Date' header.");
    const unsigned = findUnsigned(parts.names, headers);
    if (unsigned) return fail("unsigned-header", unsigned);
    const skew = options.findCredentials === "any" ? 0 : time - now();
    if (skew < -maxSkew)
      return fail("expired", `Signature expired: ${date} is earlier than ${maxSkew / 60_000} min ago.`);
    if (skew > maxSkew)
      return fail(
        "not-yet-current",
        `Signature not yet current: ${date} is later than ${maxSkew / 60_000} min from now.`,
      );
    const [accessKeyId = "", ...scope] = parts.credential;
    const [day, region = "", service, terminator] = scope;
    const expected = [date.slice(0, 8), options.region ?? region, options.service, "aws4_request"];
    if (!region || [day, region, service, terminator].join("/") !== expected.join("/"))
      return fail(
        "wrong-scope",
        `Credential should be scoped to ${expected.map((part) => part || "a region").join("/")}.`,
      );
    if (options.findCredentials === "any")
      return { ok: true, credentials: { accessKeyId, secretAccessKey: "" }, region };
    const credentials = await options.findCredentials(accessKeyId);
    const tokenFault = credentials
      ? checkToken(credentials, headers["x-amz-security-token"], now())
      : "unknown-key";
    if (tokenFault === "expired-session-token")
      return fail(tokenFault, "The security token included in the request is expired.");
    if (tokenFault || !credentials)
      return fail(tokenFault ?? "unknown-key", "The security token included in the request is invalid.");
    const claimed = headers["x-amz-content-sha256"];
    if (claimed !== undefined && claimed !== (await digest.hash(request.body ?? "")))
      return fail("payload-mismatch", "The value of 'X-Amz-Content-Sha256' is not the hash of the body.");
    const named = Object.fromEntries(parts.names.map((name) => [name, headers[name]]));
    const unsignedRequest = { ...request, ...canonicalTarget(request.path), headers: named };
    const again = await sign(
      unsignedRequest,
      credentials,
      { region, service: options.service },
      new Date(time),
    );
    return equal(again.authorization, `${again.authorization.slice(0, -64)}${parts.signature}`)
      ? { ok: true, credentials, region }
      : fail(
          "bad-signature",
          "The request signature we calculated does not match the signature you provided.",
        );
  };
}

function findUnsigned(signed: readonly string[], headers: SigV4Request["headers"]): string | undefined {
  if (signed.some((name, index) => index > 0 && name <= (signed[index - 1] ?? "")))
    return "SignedHeaders must be sorted and distinct.";
  const absent = signed.find((name) => !Object.hasOwn(headers, name) || headers[name] === undefined);
  if (absent !== undefined) return "SignedHeaders names a header that the request does not have.";
  const unsigned = ["host", ...Object.keys(headers)].find(
    (name) => /^(host$|x-amz-)/.test(name) && headers[name] !== undefined && !signed.includes(name),
  );
  return (
    unsigned &&
    `'${unsigned === "host" ? "Host" : unsigned}' must be a 'SignedHeader' in the AWS Authorization.`
  );
}

function checkToken({ sessionToken, expiration }: Credentials, token: string | undefined, now: number) {
  if (!equal(sessionToken ?? "", token ?? "")) return "invalid-session-token";
  return expiration && expiration.getTime() <= now ? "expired-session-token" : undefined;
}

/** Compares in a time that depends on the lengths alone. */
function equal(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
