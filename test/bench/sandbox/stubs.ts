// The stubs with handlers that answer constants: what a call costs before any state is looked at. The argument is the port.
import process from "node:process";
import { combine, type ServiceOptions } from "@callsheet/server";
import { createIvsService } from "@callsheet/server/ivs";
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";
import { createNimbleService } from "@callsheet/server/nimble";
import { serve } from "@callsheet/server/node";
import { outputs } from "../server-calls.ts";

const options: ServiceOptions = { auth: "well-formed" };
const { getStage, getStageSession, getStreamSession, createStreamingSessionStream, startStreamingSession } =
  outputs;
const service = combine(
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
await serve(service, { port: Number(process.argv[2]) });
