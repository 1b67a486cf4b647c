import { Fault } from "./fault.ts";

const FORM =
  /^AWS4-HMAC-SHA256\s+(?=.*\bCredential=[^\s,/]+\/\d{8}\/[^\s,/]+\/[^\s,/]+\/aws4_request(,|\s|$))/;
const PARTS = ["SignedHeaders", "Signature"];

/**
 * Looks at the form of a SigV4 signature, not at the signature: any credentials will do, but forgotten ones are found.
 *
 * @throws Fault `MissingAuthenticationTokenException` without one, `IncompleteSignature` for a malformed one; both 403.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function checkAuthorization(header: string | null, query: URLSearchParams): void {
  if (!header && query.has("X-Amz-Signature")) return;
  if (!header) {
    throw new Fault(
      "MissingAuthenticationTokenException",
      403,
      "The request has no Authorization header: it must be signed.",
    );
  }
  const missing = PARTS.find((part) => !new RegExp(`\\b${part}=[^\\s,]+`).test(header));
  if (FORM.test(header) && missing === undefined) return;
  const form = "AWS4-HMAC-SHA256 Credential=…/…/aws4_request, SignedHeaders=…, Signature=…";
  throw new Fault("IncompleteSignature", 403, `The Authorization header must have the form ${form}.`);
}
