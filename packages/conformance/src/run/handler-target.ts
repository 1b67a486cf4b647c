import type { FetchHandler } from "@callsheet/protocol";
import type { NoReply, Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";
import type { ReplyLimits, Target } from "./target.ts";

const ORIGIN = "http://localhost";

/** A fetch handler in this process as a target. */
export function handlerTarget(handler: FetchHandler, name = "handler"): Target {
  return {
    name,
    host: "localhost",
    send: (request, limits) => sendTo(handler, request, limits),
    close: async () => {},
  };
}

async function sendTo(
  handler: FetchHandler,
  request: WireRequest,
  limits: ReplyLimits,
): Promise<Reply | NoReply> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const failure = (kind: NoReply["failure"], error: unknown): NoReply => ({
    failure: kind,
    message: messageOf(error),
    milliseconds: performance.now() - started,
  });
  let message: Request;
  try {
    message = platformRequest(request);
  } catch (error) {
    return failure("unsendable", error);
  }
  const late = new Promise<NoReply>((resolve) => {
    timer = setTimeout(() => {
      resolve(failure("timeout", new Error(`no complete answer within ${limits.timeout} ms`)));
    }, limits.timeout);
  });
  const answer = (async () => {
    const response = await handler(message);
    if (!(response instanceof Response))
      return failure("invalid", new Error("the handler's result is not a Response"));
    const { body, truncated } = await readBody(response, limits.maxBytes);
    return {
      status: response.status,
      headers: new Map(response.headers),
      body,
      truncated,
      milliseconds: performance.now() - started,
    };
  })().catch((error: unknown) => failure("closed", error));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function platformRequest(request: WireRequest): Request {
  const url = new URL(ORIGIN + request.path);
  if (url.pathname + url.search !== request.path) throw new TypeError("a URL parser changes this path");
  if (request.headers.some(([name]) => name === "transfer-encoding"))
    throw new TypeError("a handler sees no transfer coding");
  const headers = new Headers();
  for (const [name, value] of request.headers) headers.append(name, value);
  // Without a signal: the platform keeps requests that share one's lifetime in memory.
  return new Request(url, {
    method: request.method,
    headers,
    // As bytes: the platform would give a text a Content-Type of its own.
    ...(request.body === undefined ? {} : { body: Buffer.from(request.body as string) }),
  });
}

/** Reads a body up to the limit, in pieces: an endless one ends here. */
async function readBody(
  response: Response,
  maxBytes: number,
): Promise<{ body: Uint8Array; truncated: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return { body: new Uint8Array(), truncated: false };
  for await (const part of response.body) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).byteLength;
    if (size > maxBytes) break;
  }
  return { body: Buffer.concat(parts).subarray(0, maxBytes), truncated: size > maxBytes };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
