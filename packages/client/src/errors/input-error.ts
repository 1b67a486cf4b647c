import { ClientError } from "./client-error.ts";

/** The input cannot be sent, or `validation` refused it. Nothing was sent. */
export class InputError extends ClientError {
  override readonly name = "InputError";
}
