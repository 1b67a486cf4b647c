import type { MessageBody } from "@callsheet/protocol";
import { checkHeaderPair } from "./edge/flat-headers.ts";

/** The content of a {@link Reply}. */
export interface ReplyOptions {
  /** From 200 to 599. Default: 200. */
  readonly status?: number;
  /** By name; a list is sent as one header for each of its items. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text or bytes, sent as they are. Default: no body. */
  readonly body?: MessageBody;
}

/**
 * An answer in a handler's or an interceptor's own words instead of the contract's. Made by {@link reply}.
 */
export class Reply {
  readonly status: number;
  /** Alternating names and values. */
  readonly headers: readonly string[];
  readonly body: MessageBody;

  constructor({ status = 200, headers = {}, body }: ReplyOptions) {
    if (!Number.isInteger(status) || status < 200 || status > 599)
      throw new TypeError(`The status of a reply is from 200 to 599, not ${status}.`);
    const flat: string[] = [];
    for (const [name, values] of Object.entries(headers)) {
      for (const value of values === undefined ? [] : [values].flat()) {
        checkHeaderPair(name, value);
        flat.push(name, value);
      }
    }
    this.status = status;
    this.headers = flat;
    this.body = body;
  }
}

/**
 * Makes an answer that is sent as it is: no validation, no encoding; only the request id and
 * `X-Content-Type-Options` are added if missing. It is meant for stand-ins of a service, which play what the
 * contract does not have, and for interceptors with their own error form.
 *
 * @throws TypeError for a status or a header that cannot be sent.
 */
export function reply(options: ReplyOptions): Reply {
  return new Reply(options);
}
