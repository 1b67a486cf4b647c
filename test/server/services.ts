import { combine, partialHandlers, type ServiceHandler, type ServiceOptions } from "@callsheet/server";
import { createIvsService, type IvsHandlers } from "@callsheet/server/ivs";
import { createIvsRealTimeService, type IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import { createNimbleService, type NimbleHandlers } from "@callsheet/server/nimble";
import { known } from "../edge/known.ts";

const time = "2026-01-15T22:45:51Z";

/**
 * The three services on one origin, with handlers that know one of each thing. Operations without one answer
 * 501.
 */
export function createServices(options: ServiceOptions = {}): ServiceHandler {
  const quiet: ServiceOptions = { logger: { warn: () => {}, error: () => {} }, ...options };
  const ivs = createIvsService(
    partialHandlers<IvsHandlers>({
      getStreamSession({ channelArn, streamId }, context) {
        if (channelArn !== known.channel) {
          throw context.error("ResourceNotFoundException", { exceptionMessage: "No such channel" });
        }
        return {
          streamSession: {
            streamId: streamId ?? "st-1FQzeLONMT9XTKI43leLSo1",
            startTime: time,
            endTime: null,
          },
        };
      },
    }),
    quiet,
  );
  const realTime = createIvsRealTimeService(
    partialHandlers<IvsRealTimeHandlers>({
      getStage({ arn }, context) {
        if (arn !== known.stage) {
          throw context.error("ResourceNotFoundException", { exceptionMessage: "No such stage" });
        }
        return { stage: { arn, name: "main" } };
      },
      getStageSession: ({ sessionId }) => ({ stageSession: { sessionId, startTime: time } }),
    }),
    quiet,
  );
  const nimble = createNimbleService(
    partialHandlers<NimbleHandlers>({
      createStreamingSessionStream({ studioId, sessionId, expirationInSeconds = 120 }, context) {
        if (studioId !== known.studioId || sessionId !== known.sessionId) {
          throw context.error("ResourceNotFoundException", { message: "No such session" });
        }
        return { stream: { streamId: `for-${expirationInSeconds}`, state: "CREATE_IN_PROGRESS" } };
      },
      startStreamingSession({ studioId, sessionId, clientToken }, context) {
        if (studioId !== known.studioId || sessionId !== known.sessionId) {
          throw context.error("ResourceNotFoundException", { message: "No such session" });
        }
        return { session: { sessionId, state: "START_IN_PROGRESS", startedBy: clientToken ?? "nobody" } };
      },
    }),
    quiet,
  );
  return combine(ivs, realTime, nimble);
}
