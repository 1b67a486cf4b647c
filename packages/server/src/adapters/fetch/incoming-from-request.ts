import type { Incoming } from "../../edge/exchange.ts";
import { abortedFault, tooLargeFault } from "../../fault.ts";

/** Reads a WHATWG `Request` as an {@link Incoming}. Its URL has been normalised by then: `..` segments are gone. */
export function incomingFromRequest(request: Request): Incoming {
  let body: Promise<Uint8Array> | undefined;
  return {
    method: request.method,
    target: targetOf(request.url),
    header: (name) => request.headers.get(name) ?? (name === "host" ? hostOf(request.url) : undefined),
    repeats: () => false,
    // A Request of the platform hides its host; the URL that it was made for has it.
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
    throw new Error("The body has been read already; mount the service before whoever reads it.");
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

/** A body that has been read before, if it fits this limit, too. */
export async function withinLimit(body: Promise<Uint8Array>, limit: number): Promise<Uint8Array> {
  const bytes = await body;
  if (bytes.byteLength > limit) throw tooLargeFault(limit);
  return bytes;
}

/** One array of all chunks; the chunk itself when there is only one. */
export function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}
