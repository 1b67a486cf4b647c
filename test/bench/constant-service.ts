// The stubs with handlers that answer constants: what a call costs before any state is looked at.
import * as ivs from "@callsheet/contract/ivs";
import * as realTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import { combine, type ServiceOptions } from "@callsheet/server";
import { createIvsService, type IvsHandlers } from "@callsheet/server/ivs";
import { createIvsRealTimeService, type IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import { createNimbleService, type NimbleHandlers } from "@callsheet/server/nimble";
import { answerOperations } from "../answer-operations.ts";
import { outputs } from "./server-calls.ts";

/** Makes the service of all operations. */
export function createConstantService(options: ServiceOptions) {
  return combine(
    createIvsService(constants<IvsHandlers>(ivs), options),
    createIvsRealTimeService(constants<IvsRealTimeHandlers>(realTime), options),
    createNimbleService(constants<NimbleHandlers>(nimble), options),
  );
}

const constants = <Handlers>(contract: object) =>
  answerOperations<Handlers>(contract, (_, name) => outputs[name as keyof typeof outputs] ?? {});
