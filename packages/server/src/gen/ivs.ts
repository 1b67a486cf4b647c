// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/ivs";
import * as validators from "@callsheet/validators/ivs";
import { createService, type Handler, type ServiceHandler, type ServiceOptions } from "@callsheet/server/gen";

/** One handler for each operation of Amazon IVS: Reads the sessions of a channel's streams. A channel goes live many times; each time is a stream session with an id of its own. */
export interface IvsHandlers {
  /**
   * Read one stream session of a channel.
   *
   * Returns a stream session: the channel as it was set up when the stream went live, what the encoder sent, how the stream was recorded, and its latest events. Without a `streamId` it is the most recent session of the channel.
   *
   * Source: GetStreamSession - Amazon IVS, Errors.
   */
  readonly getStreamSession: Handler<typeof contract.getStreamSession>;
}

/** Creates the service Ivs from its handlers: a fetch handler that routes, validates and answers as the contract says. */
export function createIvsService(handlers: IvsHandlers, options: ServiceOptions = {}): ServiceHandler {
  return createService(
    {
      service: contract.ivs,
      errorHeaders: contract.errorHeaders,
      operations: {
        getStreamSession: {
          operation: contract.getStreamSession,
          input: validators.GetStreamSessionInput,
          output: validators.GetStreamSessionOutput,
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
