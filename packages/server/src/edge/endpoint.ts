import type { Awaitable, Operation } from "@callsheet/protocol";
import type { AnyHandler } from "../any-handler.ts";
import { Context } from "../context.ts";
import type { OperationDefinition } from "../definition.ts";
import { Fault } from "../fault.ts";
import { Reply } from "../reply.ts";
import type { Authenticate } from "../security/authenticate.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { asSent } from "../validation/as-sent.ts";
import { answerOutput, answerReply, type OutputPlace } from "./answer.ts";
import { answerFailure, answerInternal, describeViolations } from "./answer-failure.ts";
import type { Incoming, Outgoing } from "./exchange.ts";
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
  const readBody = createBodyReader(runtime);
  const handle = limitConcurrency(runtime, handler);
  const { authenticate, logger, region, validateResponses } = runtime;

  async function call(request: RoutedRequest): Promise<Outgoing> {
    const { incoming, requestId } = request;
    try {
      const bytes = await readBody(incoming);
      const signing = authenticate?.(incoming, bytes);
      const signature = isThenable(signing) ? await signing : signing;
      const context = new Context({
        requestId,
        operation,
        caller: signature?.caller,
        region: signature?.region ?? region,
        logger,
        request: incoming,
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
    if (output instanceof Reply) return answerReply(output, requestId);
    if (!validateResponses) return answerOutput(operation, output, place);
    const sent = saysJson ? (asSent(output) as object) : output;
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

function isThenable(value: object | PromiseLike<object> | undefined): value is PromiseLike<object> {
  return typeof value === "object" && value !== null && "then" in value;
}

const noBody = new Uint8Array();

/**
 * Makes the function that reads a body. If a request breaks the limit and its signature is invalid too, the
 * signature is what is said.
 */
function createBodyReader({
  limits,
  authenticate,
}: ServiceRuntime): (incoming: Incoming) => Promise<Uint8Array> {
  if (!authenticate) return (incoming) => incoming.body(limits.body);
  return (incoming) =>
    incoming.body(limits.body).catch(async (error: unknown) => {
      const refusal = await refusalOf(authenticate, incoming);
      // Without the body a signature cannot be right, so `InvalidSignatureException` proves nothing.
      throw refusal instanceof Fault && refusal.name !== "InvalidSignatureException" ? refusal : error;
    });
}

async function refusalOf(authenticate: Authenticate, incoming: Incoming): Promise<unknown> {
  try {
    return await authenticate(incoming, noBody);
  } catch (fault) {
    return fault;
  }
}
