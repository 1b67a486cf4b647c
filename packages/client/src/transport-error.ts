import { ClientError } from "./client-error.ts";

/** No reply, or only part of one: the connection could not be made, or broke, or led elsewhere. */
export class TransportError extends ClientError {
  override readonly name = "TransportError";
}
