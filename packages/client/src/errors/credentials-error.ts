import { ClientError } from "./client-error.ts";

/**
 * The provider of credentials failed or returned invalid ones, or the page is not secure and cannot sign.
 * Nothing was sent.
 */
export class CredentialsError extends ClientError {
  override readonly name = "CredentialsError";
}
