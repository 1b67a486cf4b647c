import type { Awaitable, Operation } from "@callsheet/protocol";
import type { AnyHandler } from "../any-handler.ts";
import { Context } from "../context.ts";
import type { OperationDefinition } from "../definition.ts";
import { Fault } from "../fault.ts";
import { Reply } from "../reply.ts";
import type { Guard, GuardedCall, Proof } from "../security/guard.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { asSent } from "../validation/as-sent.ts";
import { answerOutput, answerReply, type OutputPlace } from "./answer.ts";
import { answerFailure, answerInternal, describeViolations } from "./answer-failure.ts";
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
  const saysJson = operation.outcomes.every(({ body, error }) => error || body !== "payload");
  const guard = runtime.findGuard(operation);
  const readBody = createBodyReader(runtime, guard);
  const handle = limitConcurrency(runtime, handler);
  const { logger, region, validateResponses } = runtime;
  const { profile } = operation.service;

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
      // A handler that has its answer at once does not have to wait a turn of the event loop for it.
      const output: object | null | undefined = isThenable(result) ? await result : result;
      return await answerResult(output, { requestId, accept: incoming.header("accept") });
    } catch (error) {
      return answerFailure(error, { definition, runtime, requestId });
    }
  }

  function answerResult(output: object | null | undefined, place: OutputPlace): Awaitable<Outgoing> {
    const { requestId } = place;
    if (typeof output !== "object" || output === null) return refuseOutput(output, requestId);
    if (output instanceof Reply) return answerReply(output, { requestId, profile });
    if (!validateResponses) return answerOutput(operation, output, place);
    const sent = saysJson ? (asSent(output) as object) : payloadAsSent(output);
    if (!definition.output.is(sent)) return refuseOutput(sent, requestId);
    return answerOutput(operation, sent, place);
  }

  function refuseOutput(output: unknown, requestId: string): Outgoing {
    const violations = describeViolations(definition.output.errors(output, 20));
    const message = "A handler returned an output that breaks the contract.";
    return answerInternal({ definition, runtime, requestId }, { message, fields: { violations } });
  }

  return { operation, runtime, answer: intercept(definition, runtime, call) };
}

/** The payload of an output as it is sent; bytes, files and streams are left alone. */
function payloadAsSent(output: object): object {
  const { body } = output as { readonly body?: unknown };
  if (typeof body !== "object" || body === null) return output;
  const prototype: unknown = Object.getPrototypeOf(body);
  const isJson = Array.isArray(body) || prototype === Object.prototype || prototype === null;
  return isJson ? { ...output, body: asSent(body) } : output;
}

function isThenable<T extends object>(value: T | PromiseLike<T> | undefined): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}

const noBody = new Uint8Array();

/**
 * Makes the function that reads a body. If a request breaks the limit and its signature is invalid too, the
 * signature is what is said.
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
