// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/ivs-realtime";
import * as validators from "@callsheet/validators/ivs-realtime";
import { createService, type Handler, type ServiceHandler, type ServiceOptions } from "@callsheet/server/gen";

/** One handler for each operation of Amazon IVS Real-Time: Reads stages and their sessions. A stage is a virtual room; a session is one stretch of time in which participants were in it. Amazon IVS Real-Time shares its signing name with Amazon IVS. */
export interface IvsRealTimeHandlers {
  /**
   * Read a stage.
   *
   * Returns a stage: its name, tags, endpoints, how participants are recorded and, while a session is running, the id of that session.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, GetStage.
   */
  readonly getStage: Handler<typeof contract.getStage>;
  /**
   * Read one session of a stage.
   *
   * Returns when a session of a stage started and, once it is over, when it ended. The id of the session that is running now is the stage's `activeSessionId`.
   *
   * Source: GetStageSession - Amazon IVS, Errors.
   */
  readonly getStageSession: Handler<typeof contract.getStageSession>;
}

/** Creates the service IvsRealTime from its handlers: a fetch handler that routes, validates and answers as the contract says. */
export function createIvsRealTimeService(handlers: IvsRealTimeHandlers, options: ServiceOptions = {}): ServiceHandler {
  return createService(
    {
      service: contract.ivsRealTime,
      errorHeaders: contract.errorHeaders,
      operations: {
        getStage: {
          operation: contract.getStage,
          input: validators.GetStageInput,
          output: validators.GetStageOutput,
          errors: {
            ValidationException: validators.IvsException,
            AccessDeniedException: validators.IvsException,
            ResourceNotFoundException: validators.IvsException,
          },
        },
        getStageSession: {
          operation: contract.getStageSession,
          input: validators.GetStageSessionInput,
          output: validators.GetStageSessionOutput,
          errors: {
            ValidationException: validators.IvsException,
            AccessDeniedException: validators.IvsException,
            ResourceNotFoundException: validators.IvsException,
          },
        },
      },
    },
    handlers,
    options,
  );
}
