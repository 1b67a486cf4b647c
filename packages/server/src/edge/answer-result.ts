import type { Awaitable } from "@callsheet/protocol";
import type { OperationDefinition } from "../definition.ts";
import { Reply } from "../reply.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { asSent } from "../validation/as-sent.ts";
import { answerOutput, answerReply, type OutputPlace } from "./answer.ts";
import { answerInternal, describeViolations } from "./answer-failure.ts";
import type { Outgoing } from "./exchange.ts";
import { createNegotiation } from "./negotiate.ts";

/** Makes the answer for what a handler returned. */
export type ResultAnswer = (output: object | null | undefined, place: OutputPlace) => Awaitable<Outgoing>;

/**
 * Makes the function that answers with what a handler of an operation returned, once it has been validated.
 */
export function createResultAnswer(definition: OperationDefinition, runtime: ServiceRuntime): ResultAnswer {
  const { operation, output: validator } = definition;
  const { profile } = operation.service;
  const { validateResponses } = runtime;
  const isSpread = operation.outcomes.every(({ body, error }) => error || body !== "payload");

  const negotiate = createNegotiation(operation);
  const answer = (output: object, place: OutputPlace) =>
    answerOutput(operation, negotiate ? negotiate(output, place.accept) : output, place);

  function refuse(output: unknown, requestId: string): Outgoing {
    const violations = describeViolations(validator.errors(output, 20));
    const message = "A handler returned an output that breaks the contract.";
    return answerInternal({ definition, runtime, requestId }, { message, fields: { violations } });
  }

  return (output, place) => {
    const { requestId } = place;
    if (typeof output !== "object" || output === null) return refuse(output, requestId);
    if (output instanceof Reply) return answerReply(output, { requestId, profile });
    if (!validateResponses) return answer(output, place);
    const sent = isSpread ? (asSent(output) as object) : payloadAsSent(output);
    if (!validator.is(sent)) return refuse(sent, requestId);
    return answer(sent, place);
  };
}

/** The payload of an output as it is sent; bytes, files and streams are left alone. */
function payloadAsSent(output: object): object {
  const { body } = output as { readonly body?: unknown };
  if (typeof body !== "object" || body === null) return output;
  const prototype: unknown = Object.getPrototypeOf(body);
  const isJson = Array.isArray(body) || prototype === Object.prototype || prototype === null;
  return isJson ? { ...output, body: asSent(body) } : output;
}
