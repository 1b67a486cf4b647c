/** The name of the only algorithm that is signed and verified here. */
export const algorithm = "AWS4-HMAC-SHA256";

/** A parsed SigV4 `Authorization` header. */
export interface Authorization {
  /** Key id, date, region, service and `aws4_request`. */
  readonly credential: readonly string[];
  /** The names of the signed headers, in lower case. */
  readonly names: readonly string[];
  readonly signature: string;
}

/** A SHA-256 hash in hexadecimal digits. */
const digits = /^[0-9a-f]{64}$/;

/** The form that SDKs send, with a fast path. */
const usualForm =
  /^AWS4-HMAC-SHA256 Credential=([^\s,]+), ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Parses a SigV4 `Authorization` header. A header of another form gives the sentence that AWS answers with,
 * as `IncompleteSignature`. Each parameter must appear exactly once, and no other: what is read twice could
 * be read in two ways.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function parseAuthorization(header: string): Authorization | string {
  const usual = usualForm.exec(header);
  const elements = usual?.[1]?.split("/");
  if (usual && elements?.length === 5 && elements[0])
    return { credential: elements, names: (usual[2] as string).split(";"), signature: usual[3] as string };
  const text = header.trim();
  const cut = text.search(/\s/);
  if (text.slice(0, cut) !== algorithm) return `Authorization header requires the algorithm '${algorithm}'.`;
  const parts: Record<string, string> = Object.create(null);
  const pairs = text.slice(cut).split(",");
  for (const part of pairs) {
    const equals = part.indexOf("=");
    const name = part.slice(0, equals).trim();
    if (name in parts) return "Authorization header requires its parameters once each.";
    parts[name] = part.slice(equals + 1).trim();
  }
  const { Credential, SignedHeaders, Signature } = parts;
  if (!Credential) return missing("Credential");
  if (!SignedHeaders) return missing("SignedHeaders");
  if (!Signature) return missing("Signature");
  if (pairs.length > 3)
    return "Authorization header has 'Credential', 'SignedHeaders' and 'Signature' as its only parameters.";
  if (!digits.test(Signature)) return "Signature must be 64 hexadecimal digits in lower case.";
  const credential = Credential.split("/");
  if (credential.length !== 5 || !credential[0])
    return "Credential must have exactly 5 slash-delimited elements: keyid/date/region/service/term.";
  return { credential, names: SignedHeaders.split(";"), signature: Signature };
}

const missing = (parameter: string) => `Authorization header requires '${parameter}' parameter.`;
