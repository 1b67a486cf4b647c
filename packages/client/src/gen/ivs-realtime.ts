// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/ivs-realtime";
import { type ClientOptions, createClient, sigV4, type OperationMethod } from "@callsheet/client/gen";

export { endpoints } from "@callsheet/contract/ivs-realtime";

/** Amazon IVS Real-Time: Reads stages and their sessions. A stage is a virtual room; a session is one stretch of time in which participants were in it. Amazon IVS Real-Time shares its signing name with Amazon IVS. */
export interface IvsRealTimeClient {
  /**
   * Read a stage.
   *
   * Returns a stage: its name, tags, endpoints, how participants are recorded and, while a session is running, the id of that session.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, GetStage.
   */
  readonly getStage: OperationMethod<typeof contract.getStage>;
  /**
   * Read one session of a stage.
   *
   * Returns when a session of a stage started and, once it is over, when it ended. The id of the session that is running now is the stage's `activeSessionId`.
   *
   * Source: GetStageSession - Amazon IVS, Errors.
   */
  readonly getStageSession: OperationMethod<typeof contract.getStageSession>;
}

/** The options of a client of IvsRealTime; each has a default. */
export type IvsRealTimeClientOptions = ClientOptions<typeof contract.ivsRealTime>;

/** Creates a client of IvsRealTime. */
export function createIvsRealTimeClient(options: IvsRealTimeClientOptions = {}): IvsRealTimeClient {
  return createClient(
    contract.ivsRealTime,
    {
      getStage: contract.getStage,
      getStageSession: contract.getStageSession,
    },
    options,
    { sigV4 },
  );
}
