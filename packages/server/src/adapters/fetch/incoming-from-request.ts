import { joinChunks, withinLimit } from "../../body/bounded-body.ts";
import type { Incoming } from "../../edge/exchange.ts";
import { abortedFault, tooLargeFault } from "../../fault.ts";

/** Reads a WHATWG `Request` as an {@link Incoming}. Its URL is normalized by then: `..` segments are gone. */
export function incomingFromRequest(request: Request): Incoming {
  return new FetchIncoming(request);
}

/** Everything is looked up on demand: on Bun, touching any part of a request is costly. */
class FetchIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly #request: Request;
  #body: Promise<Uint8Array> | undefined;

  constructor(request: Request) {
    this.method = request.method;
    this.target = targetOf(request.url);
    this.#request = request;
  }

  header(name: string): string | undefined {
    const { headers, url } = this.#request;
    return headers.get(name) ?? (name === "host" ? hostOf(url) : undefined);
  }

  /** The platform joins repeated headers before anyone can count them. */
  repeats(): boolean {
    return false;
  }

  /** A Request of the platform hides its host; its URL has it. */
  headers(): Readonly<Record<string, string | undefined>> {
    const { headers, url } = this.#request;
    return { host: hostOf(url), ...Object.fromEntries(headers) };
  }

  body(limit: number): Promise<Uint8Array> {
    if (this.#body) return withinLimit(this.#body, limit);
    this.#body = readBody(this.#request, limit);
    return this.#body;
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }
}

function targetOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("#");
  return url.slice(start, end < 0 ? undefined : end);
}

function hostOf(url: string): string {
  const start = url.indexOf("//") + 2;
  return url.slice(start, url.indexOf("/", start));
}

function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed) {
    const message = "The body was read before; mount the service before whatever reads bodies.";
    return Promise.reject(new Error(message));
  }
  const announced = request.headers.get("content-length");
  if (announced === null)
    return request.body ? readStream(request.body, limit) : Promise.resolve(new Uint8Array());
  if (Number(announced) > limit && request.body) return Promise.reject(tooLargeFault(limit));
  // Platforms have a body of known length in memory. On Bun, reading it as a stream costs several times as
  // much.
  return request.arrayBuffer().then((buffer) => {
    if (buffer.byteLength > limit) throw tooLargeFault(limit);
    return new Uint8Array(buffer);
  }, refuseAborted);
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(refuseAborted);
    if (done) return joinChunks(chunks, size);
    size += value.byteLength;
    chunks.push(value);
    if (size > limit) break;
  }
  // The rest is left unread and not cancelled: Node's fetch dies when a form is cancelled while it writes it.
  reader.releaseLock();
  throw tooLargeFault(limit);
}

function refuseAborted(): never {
  throw abortedFault();
}
