import type { Operation } from "@callsheet/protocol";
import type { HttpRequest, HttpResponse } from "./transport.ts";

/** A call at its present attempt. One object goes to all hooks of the call. */
export interface Attempt {
  readonly operation: Operation;
  /** The input, with its idempotency token. */
  input: Record<string, unknown>;
  /** 1 for the first attempt; 0 before it. */
  attempt: number;
  /** The request of this attempt. Absent in `beforeCall` alone. */
  request?: HttpRequest;
  /** The reply, once there is one. */
  response?: HttpResponse | undefined;
  /** What went wrong, in `beforeRetry` and `onError`. */
  error?: unknown;
  /** The wait before the next attempt, in milliseconds, in `beforeRetry`. */
  delay?: number;
  /** The output, in `afterCall`. */
  output?: unknown;
}

type With<Name extends keyof Attempt> = Attempt & { readonly [N in Name]-?: NonNullable<Attempt[N]> };

/** Functions that a client calls along the way. What one of them throws ends the call and reaches the caller as it is. */
export interface Hooks {
  /** Before the first attempt, once a call. */
  beforeCall?(attempt: Attempt): void | Promise<void>;
  /** Before each attempt is signed. May change the request's headers. */
  beforeRequest?(attempt: With<"request">): void | Promise<void>;
  /** After each reply, before its body is read. Must not read it. */
  afterResponse?(attempt: With<"request" | "response">): void | Promise<void>;
  /** Before the wait for another attempt. */
  beforeRetry?(attempt: With<"request" | "delay">): void | Promise<void>;
  /** When the call has succeeded. */
  afterCall?(attempt: With<"request" | "response">): void | Promise<void>;
  /** When the call fails for good, after its last attempt. Not called when nothing was tried, as for a refused input. */
  onError?(attempt: With<"request">): void | Promise<void>;
}

/** Calls a hook of each set, in order. */
export async function runHooks(
  { hookSets }: { readonly hookSets: readonly Hooks[] },
  name: keyof Hooks,
  attempt: Attempt,
): Promise<void> {
  for (const hooks of hookSets) await hooks[name]?.(attempt as never);
}
