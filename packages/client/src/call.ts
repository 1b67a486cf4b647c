import { type Operation, toMembers } from "@callsheet/protocol";
import type { Call } from "./attempt.ts";
import { attemptOnce } from "./attempt-once.ts";
import type { ClientCore } from "./client-core.ts";
import type { CallOptions } from "./client-options.ts";
import { findSkew, isRefused } from "./clock-skew.ts";
import { sleep, withDeadline } from "./deadline.ts";
import { AbortError } from "./errors/abort-error.ts";
import type { ClientError } from "./errors/client-error.ts";
import { InputError } from "./errors/input-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { reportFailure, runHooks } from "./hooks.ts";
import { type Limits, resolveLimits } from "./limits.ts";
import { fullBucket, retryDelay, retryRules } from "./retry.ts";
import type { Target } from "./target.ts";
import type { HttpRequest } from "./transport.ts";

/** The result of a call. */
export type Outcome =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: ClientError };

/**
 * Calls an operation: encodes the input once, then sends it until a reply or a fault is final.
 *
 * Each fault that the client meets is returned, and its `next` says what may follow. So what is thrown is
 * never retried: it came from a hook, or the signal has aborted.
 */
export async function callOperation(
  core: ClientCore,
  target: Target,
  input: unknown,
  options: CallOptions = {},
): Promise<Outcome> {
  const limits = resolveLimits(options, core.limits);
  const call: Call = { ...target, attempt: 0, input: {}, signal: options.signal };
  let error: ClientError | undefined;
  try {
    error = await withDeadline<ClientError | undefined>((signal) => run(core, call, input, limits, signal), {
      signal: options.signal,
      ms: limits.timeout,
      onAbort: (cause) => new AbortError("was aborted", call, { cause }),
      onExpire: () => new TimeoutError(limits.timeout, call),
    });
  } catch (thrown) {
    await reportFailure(core, call, thrown);
    throw thrown;
  }
  if (!error) return { ok: true, output: call.output };
  await reportFailure(core, call, error);
  return { ok: false, error };
}

async function run(
  core: ClientCore,
  call: Call,
  input: unknown,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<ClientError | undefined> {
  const { operation, codec } = call;
  let request: HttpRequest;
  try {
    call.input = withToken(operation, toMembers(input, operation.service));
    const { path, ...rest } = await codec.toRequest(operation, call.input);
    request = { ...rest, url: call.base + path };
  } catch (cause) {
    return new InputError("cannot be sent", call, { cause });
  }
  await runHooks(core, "beforeCall", call, signal);
  return attemptUntilFinal(core, call, request, limits, signal);
}

/** Fills in the idempotency token that the caller left out. */
function withToken({ input: { token } }: Operation, members: Record<string, unknown>) {
  // Pages that are not secure lack `randomUUID`; an unsigned call to a local mock still works there.
  if (token) members[token] ||= crypto.randomUUID?.() ?? String(Math.random());
  return members;
}

async function attemptUntilFinal(
  core: ClientCore,
  call: Call,
  request: HttpRequest,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<ClientError | undefined> {
  const { skew } = core;
  let correction = 0;
  let refusal: ClientError | undefined;
  // Success at the first attempt returns one token; success of a retry returns what the retry took.
  let cost = 1;
  for (;;) {
    beginAttempt(call, request);
    const error = await withDeadline((inner) => attemptOnce(core, call, skew + correction, inner), {
      signal,
      ms: limits.attemptTimeout,
      onExpire: () => new TimeoutError(limits.attemptTimeout, call, call.codec.next(call.operation)),
    });
    signal?.throwIfAborted();
    if (!error) {
      if (correction) core.skew = skew + correction;
      core.tokens = Math.min(core.tokens + cost, fullBucket);
      return undefined;
    }
    const found = correction ? 0 : findSkew(call, error, skew);
    const next = found ? "retry" : error.next;
    if (next === "final" || call.attempt >= limits.maxAttempts || retryRules[next].cost > core.tokens)
      // A wrong date leads to a refusal that is only about the date. The first refusal says why.
      return refusal && isRefused(error) ? Object.assign(refusal, { attempts: call.attempt }) : error;
    if (found) refusal = error;
    correction += found;
    cost = retryRules[next].cost;
    core.tokens -= cost;
    call.error = error;
    call.delay = retryDelay(retryRules[next], call.attempt, call.response?.headers.get("retry-after"));
    await runHooks(core, "beforeRetry", call, signal);
    await sleep(call.delay, signal);
  }
}

function beginAttempt(call: Call, request: HttpRequest): void {
  call.attempt++;
  call.request = { ...request, headers: { ...request.headers } };
  call.response = call.error = undefined;
}
