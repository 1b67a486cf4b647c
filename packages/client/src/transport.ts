import type { Awaitable, MessageBody, UnreadReply } from "@callsheet/protocol";

/** A request on its way out. */
export interface HttpRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** Scheme, host, path and query. */
  readonly url: string;
  /** The query again, if there is one, with its parameters in the order in which they are signed. */
  readonly query?: string;
  /**
   * By name in lower case. Hooks may add headers; `content-type`, `host` and those that start with `x-amz-`
   * are signed.
   */
  readonly headers: Record<string, string>;
  /** The serialized body; `undefined` for no body. */
  readonly body: MessageBody;
}

/** A reply whose body has not been read. A `Response` is one. */
export type HttpResponse = UnreadReply;

/**
 * Sends a request. A transport must not follow redirects, and must release everything when the signal aborts.
 * What it rejects with becomes the cause of a `TransportError`, and the request is sent again, unless the
 * transport rejects with an `UnacceptableReplyError`.
 */
export type Transport = (request: HttpRequest, signal: AbortSignal | undefined) => Promise<HttpResponse>;

/** Creates a transport over the platform's `fetch`, or over a handler that takes a `Request`. */
export function fetchTransport(handler?: (request: Request) => Awaitable<HttpResponse>): Transport {
  return async (request, signal) => {
    const init = { ...request, redirect: "manual", signal } as RequestInit;
    return handler ? handler(new Request(request.url, init)) : fetch(request.url, init);
  };
}
