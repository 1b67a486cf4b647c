// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/nimble";
import * as validators from "@callsheet/validators/nimble";
import { createService, type Handler, type ServiceHandler, type ServiceOptions } from "@callsheet/server/gen";

/** One handler for each operation of Amazon Nimble Studio: Starts streaming sessions, which are virtual workstations, and opens streams to them. **Amazon Nimble Studio is retired:** its API has not been reachable since 19 June 2024. The contract keeps its operations for those who run a replacement, a replay or tests. */
export interface NimbleHandlers {
  /**
   * Open a stream to a streaming session.
   *
   * Starts to make a stream through which a user sees and controls the workstation. The reply comes before the stream can be used: poll it until its state is READY, then open its `url`. The service is retired.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, Errors.
   *
   * @deprecated
   */
  readonly createStreamingSessionStream: Handler<typeof contract.createStreamingSessionStream>;
  /**
   * Start a stopped streaming session.
   *
   * Starts a session that is STOPPED. The reply shows it as START_IN_PROGRESS; poll it until it is READY or START_FAILED. The service is retired.
   *
   * Source: StartStreamingSession - Amazon Nimble Studio, Errors.
   *
   * @deprecated
   */
  readonly startStreamingSession: Handler<typeof contract.startStreamingSession>;
  /**
   * Look at a streaming session.
   *
   * Tells the state of a session. It is what a caller polls after it has started one. The service is retired.
   *
   * Source: @aws-sdk/client-nimble 3.523.0, GetStreamingSession.
   *
   * A neighbour: StartStreamingSession is complete when this operation shows its session as READY.
   *
   * @deprecated
   */
  readonly getStreamingSession: Handler<typeof contract.getStreamingSession>;
  /**
   * Look at a stream of a streaming session.
   *
   * Tells the state of a stream, and its `url` once it is READY. It is what a caller polls after it has asked for one. The service is retired.
   *
   * Source: @aws-sdk/client-nimble 3.523.0, GetStreamingSessionStream.
   *
   * A neighbour: CreateStreamingSessionStream is complete when this operation shows its stream as READY, with the `url`.
   *
   * @deprecated
   */
  readonly getStreamingSessionStream: Handler<typeof contract.getStreamingSessionStream>;
}

/** Creates the service Nimble from its handlers: a fetch handler that routes, validates and answers as the contract says. */
export function createNimbleService(handlers: NimbleHandlers, options: ServiceOptions = {}): ServiceHandler {
  return createService(
    {
      service: contract.nimble,
      errorHeaders: contract.errorHeaders,
      operations: {
        createStreamingSessionStream: {
          operation: contract.createStreamingSessionStream,
          input: validators.CreateStreamingSessionStreamInput,
          output: validators.CreateStreamingSessionStreamOutput,
          errors: {
            ValidationException: validators.NimbleException,
            ServiceQuotaExceededException: validators.NimbleException,
            AccessDeniedException: validators.NimbleException,
            ResourceNotFoundException: validators.NimbleException,
            ConflictException: validators.NimbleException,
            ThrottlingException: validators.NimbleException,
            InternalServerErrorException: validators.NimbleException,
          },
        },
        startStreamingSession: {
          operation: contract.startStreamingSession,
          input: validators.StartStreamingSessionInput,
          output: validators.StartStreamingSessionOutput,
          errors: {
            ValidationException: validators.NimbleException,
            ServiceQuotaExceededException: validators.NimbleException,
            AccessDeniedException: validators.NimbleException,
            ResourceNotFoundException: validators.NimbleException,
            ConflictException: validators.NimbleException,
            ThrottlingException: validators.NimbleException,
            InternalServerErrorException: validators.NimbleException,
          },
        },
        getStreamingSession: {
          operation: contract.getStreamingSession,
          input: validators.GetStreamingSessionInput,
          output: validators.GetStreamingSessionOutput,
          errors: {
            ValidationException: validators.NimbleException,
            ServiceQuotaExceededException: validators.NimbleException,
            AccessDeniedException: validators.NimbleException,
            ResourceNotFoundException: validators.NimbleException,
            ConflictException: validators.NimbleException,
            ThrottlingException: validators.NimbleException,
            InternalServerErrorException: validators.NimbleException,
          },
        },
        getStreamingSessionStream: {
          operation: contract.getStreamingSessionStream,
          input: validators.GetStreamingSessionStreamInput,
          output: validators.GetStreamingSessionStreamOutput,
          errors: {
            ValidationException: validators.NimbleException,
            ServiceQuotaExceededException: validators.NimbleException,
            AccessDeniedException: validators.NimbleException,
            ResourceNotFoundException: validators.NimbleException,
            ConflictException: validators.NimbleException,
            ThrottlingException: validators.NimbleException,
            InternalServerErrorException: validators.NimbleException,
          },
        },
      },
    },
    handlers,
    options,
  );
}
