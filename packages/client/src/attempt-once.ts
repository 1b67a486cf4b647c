import type { ReplyBody, UnacceptableReplyError } from "@callsheet/protocol";
import type { Call } from "./attempt.ts";
import type { ClientCore } from "./client-core.ts";
import type { ClientError } from "./errors/client-error.ts";
import { CredentialsError } from "./errors/credentials-error.ts";
import { MalformedResponseError } from "./errors/malformed-response-error.ts";
import { ServiceError } from "./errors/service-error.ts";
import { TransportError } from "./errors/transport-error.ts";
import { runHooks } from "./hooks.ts";
import type { HttpRequest, HttpResponse } from "./transport.ts";

/**
 * Signs and sends a request, and reads the reply into `call`. Returns the fault that it meets. Once the
 * signal has aborted, nothing that arrives late counts: the call may be at its next attempt.
 */
export async function attemptOnce(
  core: ClientCore,
  call: Call,
  skew: number,
  signal: AbortSignal | undefined,
): Promise<ClientError | undefined> {
  await runHooks(core, "beforeRequest", call, signal);
  const request = withLowerCaseHeaders(call.request as HttpRequest);
  call.request = request;
  let sent = request;
  try {
    if (call.authorize) sent = await call.authorize(request, call, skew);
  } catch (cause) {
    return new CredentialsError("cannot be authorized", call, { cause });
  }
  signal?.throwIfAborted();
  let response: HttpResponse;
  try {
    response = await core.send(sent, signal);
    // A browser shows a redirect, which is never followed, as a reply without a status.
    if (!response.status) return new TransportError("was redirected", call);
    signal?.throwIfAborted();
  } catch (cause) {
    return transportError(call, cause);
  }
  call.response = response;
  await runHooks(core, "afterResponse", call, signal);
  const error = await readReply(call, response, core.limits.maxResponseSize);
  signal?.throwIfAborted();
  if (!error) await runHooks(core, "afterCall", call, signal);
  return error;
}

/** Reads a reply into the output of the call, or returns the error in it. */
async function readReply(
  call: Call,
  response: HttpResponse,
  maxResponseSize: number,
): Promise<ClientError | undefined> {
  const { operation, codec, signal } = call;
  const outcome = codec.findSuccess(operation, response.status);
  let body: ReplyBody;
  try {
    body = await (codec.read?.(outcome, response, { maxResponseSize, signal }) ?? response.text());
  } catch (cause) {
    const error = transportError(call, cause);
    // An error reply whose body fails is still that error, without its body.
    if (outcome || error.next !== "final") return error;
  }
  if (!outcome) {
    const received = codec.toError(operation, response, (body ?? "") as string);
    return new ServiceError(received, call, codec.next(operation, received));
  }
  try {
    call.output = codec.fromReply(operation, outcome, { response, body });
  } catch (cause) {
    return new MalformedResponseError("got a malformed reply", call, { cause });
  }
  return undefined;
}

/** The request as hooks left it: they may have added headers with names in any case. */
function withLowerCaseHeaders(request: HttpRequest): HttpRequest {
  const headers: Record<string, string> = {};
  for (const name in request.headers) headers[name.toLowerCase()] = request.headers[name] as string;
  return { ...request, headers };
}

/** A transport's `next` says that another attempt is useless. */
function transportError(call: Call, cause: unknown): TransportError {
  const isFinal = (cause as Partial<UnacceptableReplyError> | undefined)?.next === "final";
  const next = isFinal ? "final" : call.codec.next(call.operation);
  return new TransportError("failed", call, { cause, next });
}
