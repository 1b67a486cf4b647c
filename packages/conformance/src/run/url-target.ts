import http from "node:http";
import https from "node:https";
import type { NoReply, Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";
import type { ReplyLimits, Target } from "./target.ts";

/**
 * A server at a URL as a target. It uses node:http rather than fetch: paths are sent unchanged, header names
 * may repeat, every method can be sent, and no redirect is followed.
 * @throws TypeError when the text is not an http or https URL
 */
export function urlTarget(url: string): Target {
  const base = new URL(url);
  if (base.protocol !== "http:" && base.protocol !== "https:")
    throw new TypeError(`${url} is not an http or https URL`);
  const secure = base.protocol === "https:";
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: 64 });
  const prefix = base.pathname.replace(/\/$/, "");
  return {
    name: `${base.origin}${prefix}`,
    host: base.host,
    send: (request, limits) =>
      exchange({ agent, base, secure }, { ...request, path: prefix + request.path }, limits).then(
        (outcome) =>
          // A server may close an idle connection just when it is reused: once more, on a fresh one.
          "failure" in outcome && outcome.failure === "closed" && outcome.reused
            ? exchange({ agent: false, base, secure }, { ...request, path: prefix + request.path }, limits)
            : outcome,
      ),
    close: async () => agent.destroy(),
  };
}

interface Connection {
  readonly agent: http.Agent | false;
  readonly base: URL;
  readonly secure: boolean;
}

type Outcome = Reply | (NoReply & { reused?: boolean });

function exchange(
  { agent, base, secure }: Connection,
  request: WireRequest,
  limits: ReplyLimits,
): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    let sent: http.ClientRequest;
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const fail = (failure: NoReply["failure"], message: string): void =>
      finish({
        failure,
        message,
        milliseconds: performance.now() - started,
        reused: sent?.reusedSocket ?? false,
      });
    const timer = setTimeout(() => {
      fail("timeout", `no complete answer within ${limits.timeout} ms`);
      sent?.destroy();
    }, limits.timeout);
    try {
      sent = (secure ? https : http).request({
        agent,
        hostname: base.hostname.replace(/^\[|\]$/g, ""),
        port: base.port,
        method: request.method,
        path: request.path,
        headers: headerList(request, base.host),
        setDefaultHeaders: false,
      });
    } catch (error) {
      fail("unsendable", (error as Error).message);
      return;
    }
    sent.on("error", (error: NodeJS.ErrnoException) => fail(failureOf(error), error.message));
    sent.on("response", (response) =>
      collect(response, limits.maxBytes, started).then(finish, (error: Error) =>
        fail("closed", error.message),
      ),
    );
    sent.end(request.body);
  });
}

/** Alternating names and values, as node:http takes them when a name repeats. */
function headerList(request: WireRequest, host: string): string[] {
  const list = request.headers.flat();
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()));
  if (!names.has("host")) list.unshift("host", host);
  const size = request.body === undefined ? undefined : Buffer.byteLength(request.body as string);
  if (
    !names.has("content-length") &&
    !names.has("transfer-encoding") &&
    (size !== undefined || request.method === "POST")
  )
    list.push("content-length", String(size ?? 0));
  return list;
}

function failureOf(error: NodeJS.ErrnoException): NoReply["failure"] {
  if (
    error.code === "ECONNREFUSED" ||
    error.code === "ENOTFOUND" ||
    error.code === "EAI_AGAIN" ||
    error.code === "EHOSTUNREACH"
  )
    return "refused";
  if (error.code?.startsWith("ERR_") || error instanceof TypeError) return "unsendable";
  return error.code?.startsWith("HPE_") ? "invalid" : "closed";
}

async function collect(response: http.IncomingMessage, maxBytes: number, started: number): Promise<Reply> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.byteLength;
    if (size > maxBytes) break;
  }
  if (size > maxBytes) response.destroy();
  const headers = new Map<string, string>();
  for (let index = 0; index < response.rawHeaders.length; index += 2) {
    const name = (response.rawHeaders[index] as string).toLowerCase();
    const value = response.rawHeaders[index + 1] as string;
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return {
    status: response.statusCode ?? 0,
    headers,
    body: Buffer.concat(parts).subarray(0, maxBytes),
    truncated: size > maxBytes,
    milliseconds: performance.now() - started,
  };
}
