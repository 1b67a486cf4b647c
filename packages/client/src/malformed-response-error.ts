import { ClientError } from "./client-error.ts";

/** A reply of success that is not what the operation returns. Why is the `cause`. */
export class MalformedResponseError extends ClientError {
  override readonly name = "MalformedResponseError";
}
