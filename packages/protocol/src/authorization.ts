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
  const text = header.trim();
  const cut = text.search(/\s/);
  if (text.slice(0, cut) !== algorithm) return `Authorization header requires the algorithm '${algorithm}'.`;
  const parts: Record<string, string> = Object.create(null);
  for (const part of text.slice(cut).split(",")) {
    const equals = part.indexOf("=");
    parts[part.slice(0, equals).trim()] ??= part.slice(equals + 1).trim();
  }
  const { Credential, SignedHeaders, Signature } = parts;
  if (!Credential) return missing("Credential");
  if (!SignedHeaders) return missing("SignedHeaders");
  if (!Signature) return missing("Signature");
  const credential = Credential.split("/");
  if (credential.length !== 5)
    return "Credential must have exactly 5 slash-delimited elements: keyid/date/region/service/term.";
  return { credential, names: SignedHeaders.split(";"), signature: Signature };
}

const missing = (parameter: string) => `Authorization header requires '${parameter}' parameter.`;
