import { getStreamSession } from "@callsheet/contract/ivs";
import { getStage, getStageSession } from "@callsheet/contract/ivs-realtime";
import { createStreamingSessionStream, startStreamingSession } from "@callsheet/contract/nimble";

/** The name of an operation that the sandbox serves. */
export type OperationName =
  | "CreateStreamingSessionStream"
  | "GetStage"
  | "GetStageSession"
  | "GetStreamSession"
  | "StartStreamingSession";

/** The operations that the sandbox serves, by name. */
export const operationNames = [
  getStage,
  getStageSession,
  getStreamSession,
  createStreamingSessionStream,
  startStreamingSession,
].map(({ name }) => name as OperationName);
