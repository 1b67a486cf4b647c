import { decodeError, findSuccess, type ReplyBody } from "@callsheet/protocol";
import type { Call } from "./attempt.ts";
import type { ClientCore } from "./client-core.ts";
import type { ClientError } from "./errors/client-error.ts";
import { CredentialsError } from "./errors/credentials-error.ts";
import { MalformedResponseError } from "./errors/malformed-response-error.ts";
import { ServiceError } from "./errors/service-error.ts";
import { TransportError } from "./errors/transport-error.ts";
import type { UnacceptableReplyError } from "./errors/unacceptable-reply-error.ts";
import { runHooks } from "./hooks.ts";
import type { HttpRequest, HttpResponse } from "./transport.ts";

/**
 * Signs and sends a request, and reads the reply into `call`. Returns the fault that it meets. Once the signal has aborted, nothing
 * that comes late counts: the call may be at its next attempt.
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
  try {
    await core.authorize?.(request, call.operation.service, skew);
  } catch (cause) {
    return new CredentialsError("cannot be signed", call, { cause });
  }
  signal?.throwIfAborted();
  let response: HttpResponse;
  try {
    response = await core.send(request, signal);
    // A browser shows a redirect, which is never followed, as a reply without a status.
    if (!response.status) return new TransportError("was redirected", call);
    signal?.throwIfAborted();
  } catch (cause) {
    return transportError(call, cause);
  }
  call.response = response;
  await runHooks(core, "afterResponse", call, signal);
  const { operation, codec } = call;
  const outcome = findSuccess(operation, response.status);
  let body: ReplyBody;
  try {
    body = outcome && codec.read ? await codec.read(operation, outcome, response) : await response.text();
  } catch (cause) {
    return transportError(call, cause);
  }
  signal?.throwIfAborted();
  if (!outcome) return new ServiceError(decodeError(operation, response, body as string), call);
  try {
    call.output = codec.fromReply(operation, outcome, { response, body });
  } catch (cause) {
    return new MalformedResponseError("got a malformed reply", call, { cause });
  }
  await runHooks(core, "afterCall", call, signal);
  return undefined;
}

/** The request as hooks left it: they may have added headers by names in any case. */
function withLowerCaseHeaders(request: HttpRequest): HttpRequest {
  const headers: Record<string, string> = {};
  for (const name in request.headers) headers[name.toLowerCase()] = request.headers[name] as string;
  return { ...request, headers };
}

/** Transports say by `next` that another attempt is of no use. */
function transportError(call: Call, cause: unknown): TransportError {
  const next = (cause as Partial<UnacceptableReplyError> | undefined)?.next === "final" ? "final" : "retry";
  return new TransportError("failed", call, { cause, next });
}
