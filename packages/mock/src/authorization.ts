import { parseAuthorization } from "@callsheet/protocol";
import { Fault } from "./fault.ts";

/**
 * Looks at the form of a SigV4 signature, not at the signature: any credentials will do, but forgotten ones are found.
 *
 * @throws Fault `MissingAuthenticationTokenException` without one, `IncompleteSignature` for a malformed one; both 403.
 */
export function checkAuthorization(header: string | null, query: URLSearchParams): void {
  if (!header && query.has("X-Amz-Signature")) return;
  if (!header) throw new Fault("MissingAuthenticationTokenException", 403, "Missing Authentication Token");
  const parsed = parseAuthorization(header);
  if (typeof parsed === "string") throw new Fault("IncompleteSignature", 403, parsed);
}
