import { ClientError } from "./client-error.ts";

/** The provider of credentials failed or gave none, or nothing can be signed, as on a page that is not secure. Nothing was sent. */
export class CredentialsError extends ClientError {
  override readonly name = "CredentialsError";
}
