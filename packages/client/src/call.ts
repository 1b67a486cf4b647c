import { decodeError, decodeResponse, encodeRequest, type Operation, type Signer } from "@callsheet/protocol";
import { AbortError } from "./abort-error.ts";
import { type Attempt, type Hooks, runHooks } from "./attempt.ts";
import { describeCause } from "./client-error.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
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

/** What the calls of a client share. */
export interface ClientCore extends Endpoint {
  readonly options: ClientOptions;
  /** Absent: requests go unsigned. */
  readonly credentials: CredentialProvider | undefined;
  readonly sign: Signer;
  readonly transport: Transport;
  readonly hooks: readonly Hooks[];
  /** What is left in the retry bucket. */
  tokens: number;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  skew: number;
}

interface SentAttempt extends Attempt {
  readonly request: HttpRequest;
}

/** Calls an operation: encodes the input once, then sends it until a reply or a fault is final. */
export async function callOperation(
  core: ClientCore,
  operation: Operation,
  given: unknown,
  options: CallOptions,
): Promise<unknown> {
  const { signal, timeout } = options;
  let attempt: Attempt = { operation, attempt: 0, input: prepareInput(operation, given) };
  const started = (next: Attempt) => {
    attempt = next;
  };
  const expire = () => new TimeoutError(`took longer than ${timeout} ms in all`, attempt);
  try {
    return await withDeadline(
      (inner) => attemptUntilFinal(core, attempt, options, started, inner),
      signal,
      timeout,
      expire,
    );
  } catch (cause) {
    attempt.error =
      signal?.aborted && cause === signal.reason ? new AbortError("was aborted", attempt, cause) : cause;
    if (attempt.request) await runHooks(core.hooks, "onError", attempt);
    throw attempt.error;
  }
}

function prepareInput(operation: Operation, given: unknown): Record<string, unknown> {
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw new InputError("cannot be sent: the input must be an object", { operation, attempt: 0 });
  }
  const input: Record<string, unknown> = { ...given };
  const { token } = operation.input;
  // `randomUUID` is missing on pages that are not secure, where an unsigned call to a local mock still works.
  if (token) input[token] ||= crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
  return input;
}

async function attemptUntilFinal(
  core: ClientCore,
  call: Attempt,
  { maxAttempts = 3, attemptTimeout = 30_000 }: CallOptions,
  started: (attempt: Attempt) => void,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { operation, input } = call;
  await runHooks(core.hooks, "beforeCall", call);
  const { path, ...encoded } = encodeInput(call);
  let cost = 1;
  let { skew } = core;
  for (let number = 1; ; number++) {
    const request = { ...encoded, headers: { ...encoded.headers }, url: core.base + path };
    const attempt: SentAttempt = { operation, input, attempt: number, request };
    started(attempt);
    const expire = () => new TimeoutError(`was not answered within ${attemptTimeout} ms`, attempt);
    try {
      const output = await withDeadline(
        (inner) => attemptOnce(core, attempt, skew, inner),
        signal,
        attemptTimeout,
        expire,
      );
      core.skew = skew;
      core.tokens = Math.min(core.tokens + cost, fullBucket);
      return output;
    } catch (error) {
      if (signal?.aborted || number >= maxAttempts) throw error;
      const clock = skew === core.skew && findSkew(core, attempt, error);
      cost = clock ? 0 : retryCost(error);
      if ((!cost && !clock) || cost > core.tokens) throw error;
      skew = clock || skew;
      core.tokens -= cost;
      attempt.error = error;
      attempt.delay = clock ? 0 : retryDelay(cost, number, attempt.response?.headers.get("retry-after"));
      await runHooks(core.hooks, "beforeRetry", attempt);
      await sleep(attempt.delay, signal);
    }
  }
}

const clockFault =
  /^Request(TimeTooSkewed|Expired|InTheFuture)|^InvalidSignature|^SignatureDoesNotMatch|^AuthFailure/;

/**
 * How far the service's clock is ahead, when it refused a signature and its `Date` is four minutes or more from the time signed with. The
 * next attempt is signed with its time; that happens once a call, and is kept for later calls only when it helped.
 */
function findSkew(core: ClientCore, { response }: Attempt, error: unknown): number | false {
  if (!core.credentials || !(error instanceof ServiceError && clockFault.test(error.name))) return false;
  const skew = Date.parse(response?.headers.get("date") ?? "") - Date.now();
  return Math.abs(skew - core.skew) >= 240_000 && skew;
}

function encodeInput(call: Attempt) {
  try {
    return encodeRequest(call.operation, call.input);
  } catch (cause) {
    throw new InputError(`cannot be sent: ${describeCause(cause)}`, call, cause);
  }
}

async function attemptOnce(
  core: ClientCore,
  attempt: SentAttempt,
  skew: number,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { operation, request } = attempt;
  const broken = (cause: unknown) => {
    throw new TransportError(`got no complete reply: ${describeCause(cause)}`, attempt, cause);
  };
  await runHooks(core.hooks, "beforeRequest", attempt);
  if (core.credentials) await signRequest(core, attempt, skew);
  signal?.throwIfAborted();
  const response = await core.transport(request, signal).catch(broken);
  attempt.response = response;
  await runHooks(core.hooks, "afterResponse", attempt);
  const { status, headers } = response;
  const reply = { status, headers, text: await response.text().catch(broken) };
  if (status < 200 || status > 299) throw new ServiceError(decodeError(operation, reply), attempt);
  try {
    attempt.output = decodeResponse(operation, reply);
  } catch (cause) {
    throw new MalformedResponseError(`got a malformed reply: ${describeCause(cause)}`, attempt, cause);
  }
  await runHooks(core.hooks, "afterCall", attempt);
  return attempt.output;
}

async function signRequest(
  { credentials, region, sign }: ClientCore,
  attempt: SentAttempt,
  skew: number,
): Promise<void> {
  const { operation, request } = attempt;
  const identity = await credentials?.().catch((cause) => {
    throw new CredentialsError(`could not be signed: ${describeCause(cause)}`, attempt, cause);
  });
  if (!identity) return;
  const { host, pathname, search } = new URL(request.url);
  const signable = Object.entries(request.headers).filter(([name]) => /^(content-type$|x-amz-)/.test(name));
  const signed = { ...request, path: pathname + search, headers: { host, ...Object.fromEntries(signable) } };
  const scope = { region, service: operation.service.signingName };
  Object.assign(request.headers, await sign(signed, identity, scope, new Date(Date.now() + skew)));
}
