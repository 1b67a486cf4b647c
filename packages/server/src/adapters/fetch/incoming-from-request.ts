import { joinChunks, withinLimit } from "../../body/bounded-body.ts";
import type { Incoming } from "../../edge/exchange.ts";
import { abortedFault, tooLargeFault } from "../../fault.ts";

/** Reads a WHATWG `Request` as an {@link Incoming}. Its URL is normalized by then: `..` segments are gone. */
export function incomingFromRequest(request: Request): Incoming {
  let body: Promise<Uint8Array> | undefined;
  return {
    method: request.method,
    target: targetOf(request.url),
    header: (name) => request.headers.get(name) ?? (name === "host" ? hostOf(request.url) : undefined),
    repeats: () => false,
    // A Request of the platform hides its host; its URL has it.
    headers: () => ({ host: hostOf(request.url), ...Object.fromEntries(request.headers) }),
    body: (limit) => {
      if (body) return withinLimit(body, limit);
      body = readBody(request, limit);
      return body;
    },
    signal: request.signal,
  };
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

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed)
    throw new Error("The body was read before; mount the service before whatever reads bodies.");
  const announced = request.headers.get("content-length");
  if (announced === null) return request.body ? readStream(request.body, limit) : new Uint8Array();
  if (Number(announced) > limit && request.body) throw tooLargeFault(limit);
  // Platforms have a body of known length at hand. As a stream it costs several times as much on Bun.
  const bytes = new Uint8Array(await request.arrayBuffer().catch(refuseAborted));
  if (bytes.byteLength > limit) throw tooLargeFault(limit);
  return bytes;
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
