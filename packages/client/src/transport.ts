import type { FetchHandler, HeaderSource, MessageBody } from "@callsheet/protocol";

/** A request on its way out. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. Hooks may add to them; `content-type` and what starts with `x-amz-` is signed. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

/** A reply whose body has not been read. A `Response` is one. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: HeaderSource;
  /** Reads the body; rejects when it breaks off. */
  text(): Promise<string>;
}

/** Sends a request. It must not follow redirects, and must let go of everything when the signal aborts. */
export type Transport = (request: HttpRequest, signal: AbortSignal | undefined) => Promise<HttpResponse>;

/** A transport over the platform's `fetch`, or over a handler that takes a `Request`. */
export function fetchTransport(handler?: FetchHandler): Transport {
  return async ({ url, ...request }, signal) => {
    const init = { ...request, redirect: "manual", signal } as RequestInit;
    return handler ? handler(new Request(url, init)) : fetch(url, init);
  };
}
