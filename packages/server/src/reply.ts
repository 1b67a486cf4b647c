import type { MessageBody } from "@callsheet/protocol";
import { checkHeaderPair } from "./edge/flat-headers.ts";

/** What a {@link Reply} says. */
export interface ReplyOptions {
  /** From 200 to 599. Default: 200. */
  readonly status?: number;
  /** By name; a list is sent as one header for each of its items. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text or bytes, sent as they are. Default: no body. */
  readonly body?: MessageBody;
}

/** An answer in the words of a handler or an interceptor instead of the contract's. Made by {@link reply}. */
export class Reply {
  readonly status: number;
  /** Names and values in turn. */
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
 * Makes an answer that is sent as it is: no validation, no encoding, only the request id and
 * `X-Content-Type-Options` are added where it has none. It is meant for stand-ins of a service, which play
 * what the contract does not have, and for interceptors that answer in an error form of their own.
 *
 * @throws TypeError for a status or a header that cannot be sent.
 */
export function reply(options: ReplyOptions): Reply {
  return new Reply(options);
}
