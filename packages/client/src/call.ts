import {
  decodeError,
  decodeResponse,
  type EncodedRequest,
  encodeRequest,
  type Operation,
  type Signer,
  toMembers,
} from "@callsheet/protocol";
import { AbortError } from "./abort-error.ts";
import { type Attempt, type Hooks, runHooks } from "./attempt.ts";
import { because } from "./client-error.ts";
import type { CallOptions } from "./client-options.ts";
import type { CredentialProvider } from "./credentials.ts";
import { CredentialsError } from "./credentials-error.ts";
import { sleep, withDeadline } from "./deadline.ts";
import type { Endpoint } from "./endpoint.ts";
import { InputError } from "./input-error.ts";
import { MalformedResponseError } from "./malformed-response-error.ts";
import { fullBucket, retryCost, retryDelay } from "./retry.ts";
import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import type { HttpRequest, Transport } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/** What the calls of a client share: its options and its state. */
export interface ClientCore extends Endpoint, CallOptions {
  /** Absent: requests go unsigned. */
  readonly identify: CredentialProvider | undefined;
  readonly sign: Signer;
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
  given: unknown,
  options: CallOptions,
): Promise<unknown> {
  const { signal, timeout } = options;
  const call: Attempt = { operation, attempt: 0, input: {} };
  const expire = () => new TimeoutError(`took longer than ${timeout} ms in all`, call);
  try {
    return await withDeadline(
      (inner) => attemptUntilFinal(core, call, given, options, inner),
      signal,
      timeout,
      expire,
    );
  } catch (cause) {
    call.error =
      signal?.aborted && cause === signal.reason ? new AbortError("was aborted", call, cause) : cause;
    if (call.attempt) await runHooks(core.hookSets, "onError", call);
    throw call.error;
  }
}

function encodeInput(call: Attempt, given: unknown): EncodedRequest {
  const { operation } = call;
  const { token } = operation.input;
  try {
    call.input = toMembers(given);
    // `randomUUID` is missing on pages that are not secure, where an unsigned call to a local mock still works.
    if (token)
      call.input[token] ||= crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
    return encodeRequest(operation, call.input);
  } catch (cause) {
    throw new InputError(`cannot be sent${because(cause)}`, call, cause);
  }
}

async function attemptUntilFinal(
  core: ClientCore,
  call: Attempt,
  given: unknown,
  options: CallOptions,
  signal?: AbortSignal,
) {
  const { maxAttempts = 3, attemptTimeout } = options;
  const expire = () => new TimeoutError(`was not answered within ${attemptTimeout} ms`, call);
  const { path, ...encoded } = encodeInput(call, given);
  await runHooks(core.hookSets, "beforeCall", call);
  let cost = 1;
  let { skew } = core;
  for (;;) {
    call.attempt++;
    const request = { ...encoded, headers: { ...encoded.headers }, url: core.base + path };
    Object.assign(call, { request, response: undefined, error: undefined });
    try {
      await withDeadline(
        (inner) => attemptOnce(core, call, request, skew, inner),
        signal,
        attemptTimeout,
        expire,
      );
      core.skew = skew;
      core.tokens = Math.min(core.tokens + cost, fullBucket);
      return call.output;
    } catch (error) {
      const found = skew === core.skew && findSkew(core, call, error);
      cost = found ? 0 : retryCost(error);
      if (signal?.aborted || call.attempt >= maxAttempts || (!found && !cost) || cost > core.tokens)
        throw error;
      skew = found || skew;
      core.tokens -= cost;
      call.error = error;
      call.delay = found ? 0 : retryDelay(cost, call.attempt, call.response?.headers.get("retry-after"));
      await runHooks(core.hookSets, "beforeRetry", call);
      await sleep(call.delay, signal);
    }
  }
}

const clockFault =
  /^Request(TimeTooSkewed|Expired|InTheFuture)|^InvalidSignature|^SignatureDoesNotMatch|^AuthFailure/;

/**
 * How far the service's clock is ahead, when it refused a signature and its `Date` is four minutes or more from the time signed with. The
 * next attempt is signed with its time; that happens once a call, and is kept for later calls only when it helped.
 */
function findSkew(
  { identify, skew }: ClientCore,
  { response }: Attempt,
  error: unknown,
): number | false | undefined {
  const found = Date.parse(response?.headers.get("date") ?? "") - Date.now();
  return (
    identify &&
    error instanceof ServiceError &&
    clockFault.test(error.name) &&
    Math.abs(found - skew) >= 240_000 &&
    found
  );
}

async function attemptOnce(
  core: ClientCore,
  call: Attempt,
  request: HttpRequest,
  skew: number,
  signal?: AbortSignal,
) {
  const { hookSets, send } = core;
  const { operation } = call;
  const broken = (cause: unknown) => {
    throw new TransportError(`got no complete reply${because(cause)}`, call, cause);
  };
  await runHooks(hookSets, "beforeRequest", call);
  await signRequest(core, call, request, skew);
  signal?.throwIfAborted();
  const response = await send(request, signal).catch(broken);
  call.response = response;
  await runHooks(hookSets, "afterResponse", call);
  const { status, headers } = response;
  const reply = { status, headers, text: await response.text().catch(broken) };
  if (status < 200 || status > 299) throw new ServiceError(decodeError(operation, reply), call);
  try {
    call.output = decodeResponse(operation, reply);
  } catch (cause) {
    throw new MalformedResponseError(`got a malformed reply${because(cause)}`, call, cause);
  }
  await runHooks(hookSets, "afterCall", call);
}

async function signRequest(
  { identify, region, sign }: ClientCore,
  call: Attempt,
  request: HttpRequest,
  skew: number,
) {
  const credentials = await identify?.().catch((cause) => {
    throw new CredentialsError(`could not be signed${because(cause)}`, call, cause);
  });
  if (!credentials) return;
  const { host, pathname, search } = new URL(request.url);
  const signable = Object.entries(request.headers).filter(([name]) => /^(content-type$|x-amz-)/.test(name));
  const signed = { ...request, path: pathname + search, headers: { host, ...Object.fromEntries(signable) } };
  const scope = { region, service: call.operation.service.signingName };
  Object.assign(request.headers, await sign(signed, credentials, scope, new Date(Date.now() + skew)));
}
