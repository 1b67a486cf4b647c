import type { HeaderSource } from "./members.ts";

/** An error read from a response. */
export interface ReceivedError {
  readonly name: string;
  readonly status: number;
  /**
   * The body as declared: the members of an object, another JSON value, a text. In the profile `aws` it is
   * empty unless it is an object.
   */
  readonly body: unknown;
  readonly headers: HeaderSource;
  /**
   * The text for humans: the service's own member, else one that others use; empty when the body has none.
   */
  readonly message: string;
  /** The service's id for the request. */
  readonly requestId: string | undefined;
  /** True when the operation declares the error. */
  readonly declared: boolean;
}
