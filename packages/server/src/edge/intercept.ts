import type { OperationDefinition } from "../definition.ts";
import { Reply } from "../reply.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { answerReply } from "./answer.ts";
import { answerFailure } from "./answer-failure.ts";
import type { Outgoing } from "./exchange.ts";
import type { RoutedRequest } from "./routed-request.ts";

type Step = (request: RoutedRequest) => Promise<Outgoing>;

/**
 * Puts the interceptors around a call; the first one is the outermost. If one throws, those around it see an
 * answer.
 */
export function intercept(definition: OperationDefinition, runtime: ServiceRuntime, inner: Step): Step {
  const { operation } = definition;
  return runtime.interceptors.reduceRight<Step>(
    (next, interceptor) => async (request) => {
      const { incoming, requestId } = request;
      try {
        const answer = await interceptor({ operation, requestId, request: incoming }, () => next(request));
        if (!answer) throw new TypeError("An interceptor returned no answer.");
        return answer instanceof Reply
          ? answerReply(answer, { requestId, profile: operation.service.profile })
          : answer;
      } catch (error) {
        return answerFailure(error, { definition, runtime, requestId });
      }
    },
    inner,
  );
}
