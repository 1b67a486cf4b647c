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
  if (!request.body) return new Uint8Array();
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLargeFault(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch {
    throw abortedFault();
  }
  if (size > limit) throw tooLargeFault(limit);
  return joinChunks(chunks, size);
}
