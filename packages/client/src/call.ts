import { decodeError, decodeResponse, encodeRequest, type Operation, toMembers } from "@callsheet/protocol";
import { AbortError } from "./abort-error.ts";
import { type Attempt, type Hooks, runHooks } from "./attempt.ts";
import type { Authorizer } from "./authorize.ts";
import type { CallOptions } from "./client-options.ts";
import { sleep, withDeadline } from "./deadline.ts";
import { InputError } from "./input-error.ts";
import { MalformedResponseError } from "./malformed-response-error.ts";
import { fullBucket, retryCost, retryDelay } from "./retry.ts";
import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import type { HttpRequest, Transport } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/** What the calls of a client share: its options and its state. */
export interface ClientCore extends CallOptions {
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** Absent: requests go unsigned. */
  readonly authorize: Authorizer | undefined;
  readonly send: Transport;
  readonly hookSets: readonly Hooks[];
  /** What is left in the retry bucket. */
  tokens: number;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  skew: number;
}

/** Calls an operation: encodes the input once, then sends it until a reply or a fault is final. */
export async function callOperation(
  core: ClientCore,
  operation: Operation,
  input: unknown,
  options: CallOptions,
): Promise<unknown> {
  const { signal, timeout } = options;
  const call: Attempt = { operation, attempt: 0, input: {} };
  try {
    return await limit(call, signal, timeout, async (inner) => {
      const encoded = encodeInput(core, call, input);
      await runHooks(core, "beforeCall", call);
      return attemptUntilFinal(core, call, encoded, options, inner);
    });
  } catch (cause) {
    call.error =
      signal?.aborted && cause === signal.reason ? new AbortError("was aborted", call, cause) : cause;
    if (call.attempt) await runHooks(core, "onError", call);
    throw call.error;
  }
}

function limit<T>(
  call: Attempt,
  signal: AbortSignal | undefined,
  ms: number | undefined,
  work: (signal?: AbortSignal) => Promise<T>,
): Promise<T> {
  const expire = () => new TimeoutError(`took longer than ${ms} ms`, call);
  return signal || ms ? withDeadline(work, signal, ms, expire) : work();
}

function encodeInput({ base }: ClientCore, call: Attempt, input: unknown): HttpRequest {
  const { operation } = call;
  const { token } = operation.input;
  try {
    call.input = toMembers(input);
    // `randomUUID` is missing on pages that are not secure, where an unsigned call to a local mock still works.
    if (token)
      call.input[token] ||= crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
    const { method, path, headers, body } = encodeRequest(operation, call.input);
    return { method, url: base + path, headers, body };
  } catch (cause) {
    throw new InputError("cannot be sent", call, cause);
  }
}

async function attemptUntilFinal(
  core: ClientCore,
  call: Attempt,
  encoded: HttpRequest,
  options: CallOptions,
  signal?: AbortSignal,
): Promise<unknown> {
  const { maxAttempts = 3, attemptTimeout } = options;
  let { skew } = core;
  for (let cost = 1; ; ) {
    call.attempt++;
    call.request = { ...encoded, headers: { ...encoded.headers } };
    Object.assign(call, { response: undefined, error: undefined });
    try {
      await limit(call, signal, attemptTimeout, (inner) => attemptOnce(core, call, skew, inner));
      core.skew = skew;
      core.tokens = Math.min(core.tokens + cost, fullBucket);
      return call.output;
    } catch (error) {
      const found = skew === core.skew ? findSkew(core, call, error) : 0;
      cost = found ? 14 : retryCost(error);
      if (signal?.aborted || call.attempt >= maxAttempts || !cost || cost > core.tokens) throw error;
      skew += found;
      core.tokens -= cost;
      call.error = error;
      call.delay = retryDelay(cost, call.attempt, call.response?.headers.get("retry-after"));
      await runHooks(core, "beforeRetry", call);
      await sleep(call.delay, signal);
    }
  }
}

/**
 * How far the service's clock is ahead of the time signed with, when it refused a signed request and its `Date` is four minutes or more away. The
 * next attempt is signed with its time; that happens once a call, and is kept for later calls only when it helped.
 */
function findSkew({ authorize, skew }: ClientCore, { response }: Attempt, error: unknown): number {
  const found = Date.parse(String(response?.headers.get("date"))) - Date.now() - skew;
  const refused = error instanceof ServiceError && (error.status === 403 || error.name === "RequestExpired");
  return authorize && refused && Math.abs(found) >= 240_000 ? found : 0;
}

async function attemptOnce(core: ClientCore, call: Attempt, skew: number, signal?: AbortSignal) {
  const { operation } = call;
  const request = call.request as HttpRequest;
  const broken = (cause: unknown) => {
    throw new TransportError("got no complete reply", call, cause);
  };
  await runHooks(core, "beforeRequest", call);
  await core.authorize?.(call, skew);
  signal?.throwIfAborted();
  const response = await core.send(request, signal).catch(broken);
  call.response = response;
  await runHooks(core, "afterResponse", call);
  const text = await response.text().catch(broken);
  if (response.status < 200 || response.status > 299)
    throw new ServiceError(decodeError(operation, response, text), call);
  try {
    call.output = decodeResponse(operation, response, text);
  } catch (cause) {
    throw new MalformedResponseError("got a malformed reply", call, cause);
  }
  await runHooks(core, "afterCall", call);
}
