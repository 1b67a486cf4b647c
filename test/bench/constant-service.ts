// The stubs with handlers that answer constants: what a call costs before any state is looked at.
import { combine, type ServiceOptions } from "@callsheet/server";
import { createIvsService } from "@callsheet/server/ivs";
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";
import { createNimbleService } from "@callsheet/server/nimble";
import { outputs } from "./server-calls.ts";

/** Makes the service of all five operations. */
export function createConstantService(options: ServiceOptions) {
  const { getStage, getStageSession, getStreamSession, createStreamingSessionStream, startStreamingSession } =
    outputs;
  return combine(
    createIvsService({ getStreamSession: () => getStreamSession }, options),
    createIvsRealTimeService({ getStage: () => getStage, getStageSession: () => getStageSession }, options),
    createNimbleService(
      {
        createStreamingSessionStream: () => createStreamingSessionStream,
        startStreamingSession: () => startStreamingSession,
      },
      options,
    ),
  );
}
