import type { DeclaredError, Next, ReceivedError } from "@callsheet/protocol";
import type { Attempt } from "../attempt.ts";
import { ClientError } from "./client-error.ts";

/** The headers of a reply, some of which the contract declares. */
export interface ReplyHeaders<Declared extends string> {
  /** The value of a header, by its name in lower case. */
  get(name: Declared | (string & {})): string | null | undefined;
}

/**
 * An error reply of the service. Its `name` is the error's name, so that a union of declared errors narrows
 * on it.
 */
export class ServiceError<E extends DeclaredError = DeclaredError> extends ClientError {
  declare readonly name: E["name"];
  /** The HTTP status. With an AWS service it may be any: there only the name tells which error it is. */
  declare readonly status: E["status"];
  /** The reply's body as declared. In the profile `aws` its members: empty when it was not a JSON object. */
  declare readonly body: E["body"];
  /** The headers of the reply. Editors complete the declared ones. */
  declare readonly headers: ReplyHeaders<E["headerNames"]>;
  /** True when the operation declares an error of this name. */
  declare readonly declared: boolean;
  /** The service's id for the request, to quote in a support case. */
  declare readonly requestId: string | undefined;

  constructor(received: ReceivedError, attempt: Attempt, next?: Next) {
    const { message, ...members } = received;
    super(`answered ${members.status} ${members.name}`, attempt, { reason: message, next });
    Object.assign(this, members);
  }
}
