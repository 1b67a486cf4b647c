import type { Awaitable, Codec, Operation } from "@callsheet/protocol";
import type { ClientError } from "./client-error.ts";
import type { ServiceError } from "./service-error.ts";
import type { HttpRequest, HttpResponse } from "./transport.ts";

/** A call at its present attempt. One object goes to all hooks of the call; of what is in it, they may change the request's headers. */
export interface Attempt {
  readonly operation: Operation;
  /** The input, with its idempotency token. It has been encoded before `beforeCall`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** 1 for the first attempt; 0 before it. */
  readonly attempt: number;
  /** The request of this attempt. Absent in `beforeCall` alone. */
  readonly request?: HttpRequest;
  /** The reply, once there is one. */
  readonly response?: HttpResponse | undefined;
  /** What went wrong, in `beforeRetry` and `onError`. */
  readonly error?: unknown;
  /** The wait before the next attempt, in milliseconds, in `beforeRetry`. */
  readonly delay?: number;
  /** The output, in `afterCall`. */
  readonly output?: unknown;
}

/** An attempt as the client holds it, which alone changes it. */
export type Call = { -readonly [Name in keyof Attempt]: Attempt[Name] } & {
  /** What the service replied with last, if it was an error. */
  refusal?: ServiceError;
  /** The codec that the operation names. */
  readonly codec: Codec;
};

type With<Name extends keyof Attempt> = Attempt & { readonly [N in Name]-?: NonNullable<Attempt[N]> };

/**
 * Functions that a client calls along the way, those of several sets in the order of the sets. What one of them throws ends the call and reaches the
 * caller as it is.
 */
export interface Hooks {
  /** Before the first attempt, once a call. */
  beforeCall?(attempt: Attempt): void | Promise<void>;
  /** Before each attempt is signed. May change the request's headers, by names in lower case. */
  beforeRequest?(attempt: With<"request">): void | Promise<void>;
  /** After each reply, before its body is read. Must not read it. */
  afterResponse?(attempt: With<"request" | "response">): void | Promise<void>;
  /** Before the wait for another attempt. */
  beforeRetry?(attempt: With<"request" | "delay">): void | Promise<void>;
  /** When the call has succeeded. */
  afterCall?(attempt: With<"request" | "response">): void | Promise<void>;
  /**
   * When the call fails for good, after its last attempt. Not called when nothing was tried, as for a refused input. What it throws takes the error's
   * place, for the caller and for the sets that are still to be called.
   */
  onError?(attempt: With<"request">): void | Promise<void>;
}

/**
 * Calls a hook of each set. What it throws becomes the call's error, by which the call knows that a hook threw it. Once the signal has aborted, a hook
 * that is late changes nothing.
 */
export async function runHooks(
  core: { readonly hooks: readonly Hooks[] },
  name: keyof Hooks,
  call: Call,
  signal?: AbortSignal,
): Promise<void> {
  for (const hooks of core.hooks) {
    try {
      await hooks[name]?.(call as never);
    } catch (error) {
      if (!signal?.aborted) call.error = error;
      if (name !== "onError") throw error;
    }
    signal?.throwIfAborted();
  }
}

/** Does a part of a call. What that throws becomes the cause of a fault. */
export async function explain<T>(
  call: Call,
  Fault: new (what: string, call: Call, cause: unknown) => ClientError,
  what: string,
  work: () => Awaitable<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Fault(what, call, cause);
  }
}
