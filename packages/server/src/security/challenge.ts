import type { SecurityScheme } from "@callsheet/protocol";

/**
 * The challenge of a scheme in `WWW-Authenticate`. Keys have no registered scheme; `ApiKey` says where to
 * send one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-www-authenticate
 */
export function challengeOf(scheme: SecurityScheme, realm: string, isPresented: boolean): string {
  switch (scheme.type) {
    case "basic":
      return `Basic realm="${realm}", charset="UTF-8"`;
    case "bearer":
      return `Bearer realm="${realm}"${isPresented ? ', error="invalid_token"' : ""}`;
    case "apiKey":
      return `ApiKey realm="${realm}", in="${scheme.in}", name="${scheme.name.replaceAll(/[^\x20-\x7e]|["\\]/g, "_")}"`;
    case "sigV4":
      return "AWS4-HMAC-SHA256";
    default:
      return `Other realm="${realm}"`;
  }
}
