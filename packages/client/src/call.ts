import {
  type Awaitable,
  decodeError,
  findSuccess,
  type Outcome,
  type ReplyBody,
  toMembers,
} from "@callsheet/protocol";
import { AbortError } from "./abort-error.ts";
import { type Call, explain, type Hooks, runHooks } from "./attempt.ts";
import type { Authorizer } from "./authorize.ts";
import type { CallOptions } from "./client-options.ts";
import { sleep, withDeadline } from "./deadline.ts";
import { InputError } from "./input-error.ts";
import { type Limits, resolveLimits } from "./limits.ts";
import { MalformedResponseError } from "./malformed-response-error.ts";
import { faultOf, fullBucket, retryCost, retryDelay } from "./retry.ts";
import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import type { HttpRequest, Transport } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/** What the calls of a client share: its options and its state. */
export interface ClientCore {
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** Absent: requests go unsigned. */
  readonly sign: Authorizer | undefined;
  readonly send: Transport;
  readonly hooks: readonly Hooks[];
  readonly limits: Limits;
  /** What is left in the retry bucket. */
  tokens: number;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  skew: number;
}

/**
 * Calls an operation: encodes the input once, then sends it until a reply or a fault is final. A call that is `tried` resolves to a result, which
 * tells the output, or the declared error that the service replied with.
 */
export async function callOperation(
  core: ClientCore,
  target: Pick<Call, "operation" | "codec">,
  input: unknown,
  options: CallOptions = {},
  tried = false,
): Promise<unknown> {
  const limits = resolveLimits(options, core.limits);
  const { signal } = options;
  const call: Call = { ...target, attempt: 0, input: {} };
  const { operation, codec } = call;
  try {
    const output = await limit(call, signal, limits.timeout, async (inner) => {
      const encoded = await explain(call, InputError, "cannot be sent", async () => {
        const members = toMembers(input, operation.service);
        const { token } = operation.input;
        // `randomUUID` is missing on pages that are not secure, where an unsigned call to a local mock still works.
        if (token) members[token] ||= crypto.randomUUID?.() ?? String(Math.random());
        call.input = members;
        const { path, ...request } = await codec.toRequest(operation, members);
        return { ...request, url: core.base + path };
      });
      await runHooks(core, "beforeCall", call, inner);
      return attemptUntilFinal(core, call, encoded, limits, inner);
    });
    return tried ? { ok: true, output } : output;
  } catch (cause) {
    call.error =
      signal?.aborted && cause === signal.reason ? new AbortError("was aborted", call, cause) : cause;
    if (call.attempt) await runHooks(core, "onError", call);
    const { error } = call;
    if (tried && error && error === call.refusal) return { ok: false, error };
    throw error;
  }
}

function limit<T>(
  call: Call,
  signal: AbortSignal | undefined,
  ms: number,
  work: (signal?: AbortSignal) => Promise<T>,
): Promise<T> {
  const expire = () => new TimeoutError(`took longer than ${ms} ms`, call);
  return signal || ms ? withDeadline(work, signal, ms, expire) : work();
}

async function attemptUntilFinal(
  core: ClientCore,
  call: Call,
  encoded: HttpRequest,
  limits: Limits,
  signal?: AbortSignal,
): Promise<unknown> {
  const { skew } = core;
  let correction = 0;
  for (let cost = 1; ; ) {
    call.attempt++;
    call.request = { ...encoded, headers: { ...encoded.headers } };
    call.response = call.error = undefined;
    try {
      await limit(call, signal, limits.attemptTimeout, (inner) =>
        attemptOnce(core, call, skew + correction, inner),
      );
      if (correction) core.skew = skew + correction;
      core.tokens = Math.min(core.tokens + cost, fullBucket);
      return call.output;
    } catch (error) {
      const found = correction ? 0 : findSkew(core, call, error, skew);
      correction += found;
      cost = found ? 14 : retryCost(error);
      // What a hook threw is the call's error already.
      if (
        error === call.error ||
        signal?.aborted ||
        call.attempt >= limits.maxAttempts ||
        !cost ||
        cost > core.tokens
      )
        throw error;
      core.tokens -= cost;
      call.error = error;
      call.delay = retryDelay(cost, call.attempt, (call as Call).response?.headers.get("retry-after"));
      await runHooks(core, "beforeRetry", call, signal);
      await sleep(call.delay, signal);
    }
  }
}

/**
 * How far the service's clock is ahead of the time signed with, when it refused a signed request and its `Date` is four minutes or more away. The
 * next attempt is signed with its time; that happens once a call, and is kept for later calls only when it helped.
 */
function findSkew(core: ClientCore, call: Call, error: unknown, skew: number): number {
  const found = Date.parse(call.response?.headers.get("date") as string) - Date.now() - skew;
  return core.sign && /^403| RequestExpired/.test(faultOf(error)) && Math.abs(found) >= 240_000 ? found : 0;
}

/** Once the signal has aborted, nothing that comes late is heeded: the call may be at its next attempt. */
async function attemptOnce(core: ClientCore, call: Call, skew: number, signal?: AbortSignal) {
  await runHooks(core, "beforeRequest", call, signal);
  const headers: Record<string, string> = {};
  const given = call.request as HttpRequest;
  for (const name in given.headers) headers[name.toLowerCase()] = given.headers[name] as string;
  call.request = { ...given, headers };
  await core.sign?.(call, skew);
  signal?.throwIfAborted();
  const response = await explain(call, TransportError, "failed", () =>
    core.send(call.request as HttpRequest, signal),
  );
  signal?.throwIfAborted();
  call.response = response;
  await runHooks(core, "afterResponse", call, signal);
  const { operation, codec } = call;
  let outcome: Outcome | undefined;
  const body = await explain(call, TransportError, "failed", (): Awaitable<ReplyBody> => {
    // A browser shows a redirect, which is never followed, as a reply without a status.
    if (!response.status) throw new RangeError("redirected");
    outcome = findSuccess(operation, response.status);
    return outcome && codec.read ? codec.read(operation, outcome, response) : response.text();
  });
  signal?.throwIfAborted();
  if (!outcome) {
    const error = new ServiceError(decodeError(operation, response, body as string), call);
    if (error.declared) call.refusal = error;
    throw error;
  }
  call.output = await explain(call, MalformedResponseError, "got a malformed reply", () =>
    codec.fromReply(operation, outcome as Outcome, { response, body }),
  );
  await runHooks(core, "afterCall", call, signal);
}
