import { parseAuthorization } from "./authorization.ts";
import type { SigV4Request, SigV4Scope } from "./sigv4.ts";

/** Why a request does not count as its sender's. */
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

/** A fault with the error name and message that AWS services answer with, always with status 403. */
export interface SigV4Refusal {
  readonly ok: false;
  readonly fault: SigV4Fault;
  readonly name: string;
  readonly message: string;
}

/** What a request claims about its sender. */
export interface SigV4Claim {
  readonly ok: true;
  readonly accessKeyId: string;
  readonly region: string;
  /** The names of the signed headers, in lower case. */
  readonly names: readonly string[];
  readonly signature: string;
  /** When the request was signed, in milliseconds since 1970. */
  readonly time: number;
}

const names: Partial<Record<SigV4Fault, string>> = {
  "missing-token": "MissingAuthenticationTokenException",
  incomplete: "IncompleteSignature",
  "unknown-key": "UnrecognizedClientException",
  "invalid-session-token": "UnrecognizedClientException",
  "expired-session-token": "ExpiredTokenException",
};

/** Creates a refusal; the fault decides its name. */
export function refuseSignature(fault: SigV4Fault, message: string): SigV4Refusal {
  return { ok: false, fault, name: names[fault] ?? "InvalidSignatureException", message };
}

/**
 * Reads the signature in the `Authorization` header of a request: its form, the headers that it must cover,
 * its scope. It verifies nothing: `createVerifier` does that. Presigned URLs are not accepted. With `region`
 * undefined, any region is.
 */
export function readClaim(
  { headers }: SigV4Request,
  scope: { readonly service: SigV4Scope["service"]; readonly region?: string | undefined },
): SigV4Claim | SigV4Refusal {
  if (!headers.authorization) return refuseSignature("missing-token", "Missing Authentication Token");
  const parts = parseAuthorization(headers.authorization);
  if (typeof parts === "string") return refuseSignature("incomplete", parts);
  const date = headers["x-amz-date"] ?? "";
  const time = parseDate(date);
  if (Number.isNaN(time))
    return refuseSignature("incomplete", "Authorization header requires a valid 'X-Amz-Date' header.");
  const unsigned = findUnsigned(parts.names, headers);
  if (unsigned) return refuseSignature("unsigned-header", unsigned);
  const [accessKeyId = "", day, region = "", service, terminator] = parts.credential;
  const isScoped = date.startsWith(`${day}T`) && service === scope.service && terminator === "aws4_request";
  if (!isScoped || !region || region !== (scope.region ?? region)) {
    const expected = `${date.slice(0, 8)}/${(scope.region ?? region) || "a region"}/${scope.service}/aws4_request`;
    return refuseSignature("wrong-scope", `Credential should be scoped to ${expected}.`);
  }
  return { ok: true, accessKeyId, region, names: parts.names, signature: parts.signature, time };
}

const last = { date: "", time: Number.NaN };

/** Reads times such as `20260115T120000Z`; NaN for others. Calls within one second share the work. */
function parseDate(date: string): number {
  if (date !== last.date) {
    last.date = date;
    last.time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3T$4:$5:$6"));
    // Other forms are refused, as are days such as February 30th, which would be read as later ones.
    if (!Number.isNaN(last.time) && compactDate(last.time) !== date) last.time = Number.NaN;
  }
  return last.time;
}

const compactDate = (time: number) => new Date(time).toISOString().replace(/\.\d+|\W/g, "");

function findUnsigned(signed: readonly string[], headers: SigV4Request["headers"]): string | undefined {
  let before = "";
  for (const name of signed) {
    if (name <= before) return "SignedHeaders must be sorted and distinct.";
    before = name;
    if (!Object.hasOwn(headers, name) || headers[name] === undefined)
      return "SignedHeaders names a header that the request does not have.";
  }
  const isUnsigned = (name: string) =>
    name.startsWith("x-amz-") && headers[name] !== undefined && !signed.includes(name);
  const unsigned = signed.includes("host") ? Object.keys(headers).find(isUnsigned) : "Host";
  return unsigned && `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`;
}
