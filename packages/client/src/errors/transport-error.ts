import { ClientError } from "./client-error.ts";

/**
 * No reply arrived, or only part of one: the connection failed or broke, or the reply was a redirect in a
 * browser.
 */
export class TransportError extends ClientError {
  override readonly name = "TransportError";
}
