import type { Awaitable, MessageBody, UnreadReply } from "@callsheet/protocol";

/** A request on its way out. */
export interface HttpRequest {
  /** In upper case. */
  readonly method: string;
  /** Scheme, host, path and query. */
  readonly url: string;
  /** The query once more, when there is one, as it is signed: its parameters in order. */
  readonly query?: string;
  /** By lower-case name. Hooks may add to them; `content-type`, `host` and what starts with `x-amz-` is signed. */
  readonly headers: Record<string, string>;
  /** As it goes on the wire; `undefined` for none. */
  readonly body: MessageBody;
}

/** A reply whose body has not been read. A `Response` is one. */
export type HttpResponse = UnreadReply;

/**
 * Sends a request. It must not follow redirects, and must let go of everything when the signal aborts. What it rejects with becomes the cause of a
 * `TransportError`, and the request is tried again, unless that is a `RangeError`: a reply that no other attempt makes better, such as one too large.
 */
export type Transport = (request: HttpRequest, signal: AbortSignal | undefined) => Promise<HttpResponse>;

/** A transport over the platform's `fetch`, or over a handler that takes a `Request`. */
export function fetchTransport(handler?: (request: Request) => Awaitable<HttpResponse>): Transport {
  return async (request, signal) => {
    const init = { ...request, redirect: "manual", signal } as RequestInit;
    return handler ? handler(new Request(request.url, init)) : fetch(request.url, init);
  };
}
