import type { Attempt, Call } from "./attempt.ts";

type With<Name extends keyof Attempt> = Attempt & { readonly [N in Name]-?: NonNullable<Attempt[N]> };

/**
 * Functions that a client calls along the way, those of several sets in the order of the sets. What one of
 * them throws ends the call and reaches the caller as it is.
 */
export interface Hooks {
  /** Called before the first attempt, once per call. */
  beforeCall?(attempt: Attempt): void | Promise<void>;
  /** Called before each attempt is signed. May change the request's headers, by names in lower case. */
  beforeRequest?(attempt: With<"request">): void | Promise<void>;
  /** Called after each reply, before its body is read. Must not read the body. */
  afterResponse?(attempt: With<"request" | "response">): void | Promise<void>;
  /** Called before the wait for another attempt. */
  beforeRetry?(attempt: With<"request" | "delay">): void | Promise<void>;
  /** Called when the call has succeeded. */
  afterCall?(attempt: With<"request" | "response">): void | Promise<void>;
  /**
   * Called when the call has failed for good, unless it failed before its first attempt. What it throws
   * replaces the error, for the caller and for later sets.
   */
  onError?(attempt: With<"request">): void | Promise<void>;
}

/**
 * Calls a hook of each set in turn. What a hook throws is passed on. Also throws once the signal has aborted.
 */
export async function runHooks(
  { hooks }: { readonly hooks: readonly Hooks[] },
  name: Exclude<keyof Hooks, "onError">,
  call: Call,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const set of hooks) {
    // The name tells which members the call has by now; TypeScript cannot see that.
    await set[name]?.(call as never);
    signal?.throwIfAborted();
  }
}

/**
 * Calls `onError` of each set in turn, if anything was attempted. Throws the error that replaces the call's,
 * if a set threw one.
 */
export async function reportFailure(
  { hooks }: { readonly hooks: readonly Hooks[] },
  call: Call,
  error: unknown,
): Promise<void> {
  if (!call.attempt) return;
  let replaced = false;
  call.error = error;
  for (const set of hooks) {
    try {
      await set.onError?.(call as never);
    } catch (thrown) {
      call.error = thrown;
      replaced = true;
    }
  }
  if (replaced) throw call.error;
}
