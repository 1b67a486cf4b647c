import { ClientError } from "./client-error.ts";

/** An input that cannot be sent, or that `validation` refuses. Nothing was sent. */
export class InputError extends ClientError {
  override readonly name = "InputError";
}
