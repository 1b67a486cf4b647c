import type { Operation, Waiter, WaiterAcceptor } from "@callsheet/protocol";
import { ServiceError } from "./errors/service-error.ts";
import { WaitFailedError } from "./errors/wait-failed-error.ts";
import { type Called, matchCall } from "./match-call.ts";
import { pollUntil } from "./poll-until.ts";
import { refuseOption } from "./refuse-option.ts";
import type { WaitOptions, WaitUntil } from "./waiting.ts";

/** The part of an operation's method that waiting needs. */
interface Method {
  (input: unknown, options: { readonly signal: AbortSignal | undefined }): Promise<unknown>;
  readonly operation: Operation;
}

/** The result of a call, and what it means. */
interface Verdict {
  readonly called: Called;
  readonly state: WaiterAcceptor["state"];
  /** What was found in the output, if that decided. */
  readonly found: string | undefined;
}

/** Waits as a waiter of an operation says: {@link WaitUntil}. */
export const waitUntil = Object.assign(
  async (method: Method, input: unknown, options: WaitOptions) => {
    const { called, state, found } = await settle(method, input, options);
    if (state === "success") return called.error ? undefined : called.output;
    if (called.error) throw called.error;
    throw new WaitFailedError(
      `${method.operation.name} will not show what was waited for: ${found}`,
      called.output,
    );
  },
  {
    try: async (method: Method, input: unknown, options: WaitOptions) => {
      const { called, state } = await settle(method, input, options);
      if (state === "success") return { ok: true, output: called.error ? undefined : called.output };
      if (called.error && !called.error.declared) throw called.error;
      return { ok: false, ...called };
    },
  },
) as unknown as WaitUntil;

async function settle(method: Method, input: unknown, options: WaitOptions): Promise<Verdict> {
  const { waiter, maxWait, signal } = options;
  const { operation } = method;
  if (waiter.operation !== undefined && waiter.operation !== operation.name)
    refuseOption("waiter", `one of ${operation.name}, not of ${waiter.operation}`);
  const { minDelay = waiter.minDelay * 1000, maxDelay = waiter.maxDelay * 1000 } = options;
  return pollUntil(
    async (call) => judge(waiter, await callOnce(method, input, call.signal)),
    ({ state }) => state !== "retry",
    { minDelay, maxDelay, timeout: maxWait, signal },
  );
}

async function callOnce(method: Method, input: unknown, signal: AbortSignal | undefined): Promise<Called> {
  try {
    return { output: await method(input, { signal }) };
  } catch (error) {
    if (error instanceof ServiceError) return { error };
    throw error;
  }
}

/** An error that matches no acceptor ends the waiting; an output that matches none does not. */
function judge(waiter: Waiter, called: Called): Verdict {
  const acceptor = matchCall(waiter, called);
  const state = acceptor?.state ?? (called.error ? "failure" : "retry");
  return { called, state, found: acceptor && describe(acceptor) };
}

function describe({ matcher }: WaiterAcceptor): string {
  return "output" in matcher ? `${matcher.output.path} is ${matcher.output.expected}` : "it succeeded";
}
