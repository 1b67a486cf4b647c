import { ClientError } from "./client-error.ts";

/** The reply says success but is not what the operation returns. The `cause` says why. */
export class MalformedResponseError extends ClientError {
  override readonly name = "MalformedResponseError";
}
