import type { DeclaredError, ReceivedError } from "@callsheet/protocol";
import type { Attempt } from "./attempt.ts";
import { ClientError } from "./client-error.ts";

/**
 * An error reply of the service. Its `name` is the error's name, so that a union of declared errors narrows on it; AWS SDKs, too, go by the
 * name alone, which is why `status` is only a number.
 */
export class ServiceError<E extends DeclaredError = DeclaredError> extends ClientError {
  override readonly name: E["name"];
  /** The HTTP status. */
  readonly status: number;
  /** The members of the reply's body; empty when that was not a JSON object. */
  readonly body: E["body"];
  /** Members of the error that travel as headers. */
  readonly headers: E["headers"];
  /** True when the operation declares an error of this name. */
  readonly declared: boolean;
  /** The service's id for the request, to quote in a support case. */
  readonly requestId: string | undefined;

  constructor({ name, status, body, headers, declared, message }: ReceivedError, attempt: Attempt) {
    super(`answered ${status} ${name}${message && `: ${message}`}`, attempt);
    this.name = name;
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.declared = declared;
    const header = (infix: string) => attempt.response?.headers.get(`x-amz${infix}`);
    this.requestId = header("n-requestid") ?? header("n-request-id") ?? header("-request-id") ?? undefined;
  }
}
