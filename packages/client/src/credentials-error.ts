import { ClientError } from "./client-error.ts";

/** The credential provider failed, or there is none. Nothing was sent. */
export class CredentialsError extends ClientError {
  override readonly name = "CredentialsError";
}
