import { errorTypeHeader } from "@callsheet/protocol";
import type { Exchange, Incoming, Interceptor, Outgoing } from "@callsheet/server";
import { accessKeyOf, worldOf } from "../world/world-name.ts";
import type { CallEvent } from "./sandbox-event.ts";
import type { SandboxFeed } from "./sandbox-feed.ts";

/** How many characters of a body are shown. */
const shown = 4096;
/** As large a request as a service takes: it was already read by then, so asking for it costs nothing. */
const bodyLimit = 1024 * 1024;

/** What the interceptor sees of a call. */
type Seen = Pick<CallEvent, "operation" | "requestId">;

/** Reports calls and their answers while somebody listens. */
export function recordCalls(feed: SandboxFeed) {
  const seen = new Map<Incoming, Seen | undefined>();

  const interceptor: Interceptor = async ({ operation, requestId, request }, next) => {
    if (seen.has(request)) seen.set(request, { operation: operation.name, requestId });
    return next();
  };

  const around = (services: Exchange): Exchange => {
    const record = async (incoming: Incoming): Promise<Outgoing> => {
      const start = performance.now();
      seen.set(incoming, undefined);
      try {
        const outgoing = await services(incoming);
        const durationMs = performance.now() - start;
        const call = seen.get(incoming);
        const request = call && (await incoming.body(bodyLimit).catch(() => undefined));
        feed.publish({ ...describe(incoming, outgoing), ...call, durationMs, ...bodies(request, outgoing) });
        return outgoing;
      } finally {
        seen.delete(incoming);
      }
    };
    return (incoming) => (feed.hears() ? record(incoming) : services(incoming));
  };

  return { interceptor, around };
}

function describe(incoming: Incoming, { status, headers, cutAfter }: Outgoing) {
  const { method, target } = incoming;
  const world = worldNameOf(incoming);
  const error = errorIn(headers);
  return {
    type: "call",
    ...(world !== undefined && { world }),
    method,
    path: target.split("?", 1)[0] ?? "",
    status,
    ...(error !== undefined && { error }),
    ...(cutAfter !== undefined && { cut: true }),
  } as const;
}

/** The name of the error, from alternating names and values. */
function errorIn(headers: readonly string[]): string | undefined {
  const index = headers.findIndex((it, i) => i % 2 === 0 && it.toLowerCase() === errorTypeHeader);
  return index < 0 ? undefined : headers[index + 1];
}

function worldNameOf(incoming: Incoming): string | undefined {
  try {
    return worldOf(incoming, accessKeyOf(incoming));
  } catch {
    return undefined;
  }
}

function bodies(
  request: Uint8Array | undefined,
  { body }: Outgoing,
): Pick<CallEvent, "request" | "response"> {
  const response = typeof body === "string" || body instanceof Uint8Array ? textOf(body) : "";
  return { ...(request && { request: textOf(request) }), ...(response !== "" && { response }) };
}

const decoder = new TextDecoder();

function textOf(body: string | Uint8Array): string {
  const text = typeof body === "string" ? body : decoder.decode(body.subarray(0, shown + 1));
  return text.length <= shown ? text : `${text.slice(0, shown)}…`;
}
