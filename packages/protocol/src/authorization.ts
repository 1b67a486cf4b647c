/** The name of the one algorithm that is signed and verified here. */
export const algorithm = "AWS4-HMAC-SHA256";

/** A SigV4 `Authorization` header, taken apart. */
export interface Authorization {
  /** Key id, date, region, service and `aws4_request`. */
  readonly credential: readonly string[];
  /** The names of the signed headers, in lower case. */
  readonly names: readonly string[];
  readonly signature: string;
}

/**
 * Takes a SigV4 `Authorization` header apart. A header of another form gives the sentence that AWS answers with, as
 * `IncompleteSignature`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function parseAuthorization(header: string): Authorization | string {
  const [scheme, rest = ""] = header.trim().split(/\s+(.*)/s, 2);
  if (scheme !== algorithm) return `Authorization header requires the algorithm '${algorithm}'.`;
  const part = (name: string) => new RegExp(`(?:^|,\\s*)${name}=([^,\\s]+)`).exec(rest)?.[1] ?? "";
  const parts = {
    Credential: part("Credential"),
    SignedHeaders: part("SignedHeaders"),
    Signature: part("Signature"),
  };
  const missing = Object.entries(parts).find(([, value]) => value === "")?.[0];
  if (missing) return `Authorization header requires '${missing}' parameter.`;
  const credential = parts.Credential.split("/");
  if (credential.length !== 5)
    return "Credential must have exactly 5 slash-delimited elements: keyid/date/region/service/term.";
  return { credential, names: parts.SignedHeaders.split(";"), signature: parts.Signature };
}
