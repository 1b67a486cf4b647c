import type { Operation } from "@callsheet/protocol";
import type { AnyHandler } from "../any-handler.ts";
import { Context } from "../context.ts";
import type { OperationDefinition } from "../definition.ts";
import { Fault } from "../fault.ts";
import type { Guard, GuardedCall, Proof } from "../security/guard.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { answerFailure } from "./answer-failure.ts";
import { createResultAnswer } from "./answer-result.ts";
import type { Outgoing } from "./exchange.ts";
import { intercept } from "./intercept.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import { createInputReader } from "./read-input.ts";
import type { RoutedRequest } from "./routed-request.ts";

/** An operation with its handler, ready to answer. */
export interface Endpoint {
  readonly operation: Operation;
  readonly runtime: ServiceRuntime;
  /** Answers; never rejects. */
  answer(request: RoutedRequest): Promise<Outgoing>;
}

/** Puts the checks around a handler, in their order: size, signature, form, contract, load. */
export function createEndpoint(
  definition: OperationDefinition,
  handler: AnyHandler,
  runtime: ServiceRuntime,
): Endpoint {
  const { operation } = definition;
  const readInput = createInputReader(definition, runtime);
  const answerResult = createResultAnswer(definition, runtime);
  const guard = runtime.findGuard(operation);
  const readBody = createBodyReader(runtime, guard);
  const handle = limitConcurrency(runtime, handler);
  const { logger, region } = runtime;

  async function call(request: RoutedRequest): Promise<Outgoing> {
    const { incoming, requestId } = request;
    try {
      let proof: Proof | undefined;
      if (guard && !guard.readsBody) proof = await guard.check({ incoming, requestId });
      const bytes = await readBody(request);
      if (guard?.readsBody) {
        const checking = guard.check({ incoming, requestId, body: bytes });
        proof = isThenable(checking) ? await checking : checking;
      }
      const context = new Context({
        requestId,
        operation,
        caller: proof?.caller,
        region: proof?.region ?? region,
        logger,
        request: incoming,
        identities: proof?.identities,
      });
      const result = handle(readInput(request, bytes), context);
      // A handler that answers at once does not have to wait a turn of the event loop.
      const output: object | null | undefined = isThenable(result) ? await result : result;
      return await answerResult(output, { requestId, accept: incoming.header("accept") });
    } catch (error) {
      return answerFailure(error, { definition, runtime, requestId });
    }
  }

  return { operation, runtime, answer: intercept(definition, runtime, call) };
}

function isThenable<T extends object>(value: T | PromiseLike<T> | undefined): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}

const noBody = new Uint8Array();

/**
 * Makes the function that reads a body. If a request breaks the limit and its signature is invalid, too, it
 * reports the signature.
 */
function createBodyReader(
  { limits }: ServiceRuntime,
  guard: Guard | undefined,
): (request: RoutedRequest) => Promise<Uint8Array> {
  if (!guard?.readsBody) return ({ incoming }) => incoming.body(limits.body);
  return ({ incoming, requestId }) =>
    incoming.body(limits.body).catch(async (error: unknown) => {
      const refusal = await refusalOf(guard, { incoming, requestId, body: noBody });
      // Without the body a signature cannot be right, so `InvalidSignatureException` proves nothing.
      throw refusal instanceof Fault && refusal.name !== "InvalidSignatureException" ? refusal : error;
    });
}

async function refusalOf(guard: Guard, call: GuardedCall): Promise<unknown> {
  try {
    return await guard.check(call);
  } catch (fault) {
    return fault;
  }
}
