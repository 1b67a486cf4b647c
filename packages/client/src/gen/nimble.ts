// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/nimble";
import { type ClientOptions, createClient, sigV4, textCodec, type OperationMethod } from "@callsheet/client/gen";

export { endpoints, streamingSessionReady, streamingSessionStopped, streamingSessionDeleted, streamingSessionStreamReady } from "@callsheet/contract/nimble";

/** Amazon Nimble Studio: Starts streaming sessions, which are virtual workstations, and opens streams to them. **Amazon Nimble Studio is retired:** its API has not been reachable since 19 June 2024. The contract keeps its operations for those who run a replacement, a replay or tests. */
export interface NimbleClient {
  /**
   * Open a stream to a streaming session.
   *
   * Starts to make a stream through which a user sees and controls the workstation. The reply comes before the stream can be used: poll it until its state is READY, then open its `url`. The service is retired.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, Errors.
   *
   * @deprecated
   */
  readonly createStreamingSessionStream: OperationMethod<typeof contract.createStreamingSessionStream>;
  /**
   * Start a stopped streaming session.
   *
   * Starts a session that is STOPPED. The reply shows it as START_IN_PROGRESS; poll it until it is READY or START_FAILED. The service is retired.
   *
   * Source: StartStreamingSession - Amazon Nimble Studio, Errors.
   *
   * @deprecated
   */
  readonly startStreamingSession: OperationMethod<typeof contract.startStreamingSession>;
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
  readonly getStreamingSession: OperationMethod<typeof contract.getStreamingSession>;
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
  readonly getStreamingSessionStream: OperationMethod<typeof contract.getStreamingSessionStream>;
}

/** The options of a client of Nimble; each has a default. */
export type NimbleClientOptions = ClientOptions<typeof contract.nimble>;

/** Creates a client of Nimble. */
export function createNimbleClient(options: NimbleClientOptions = {}): NimbleClient {
  return createClient(
    contract.nimble,
    {
      createStreamingSessionStream: contract.createStreamingSessionStream,
      startStreamingSession: contract.startStreamingSession,
      getStreamingSession: contract.getStreamingSession,
      getStreamingSessionStream: contract.getStreamingSessionStream,
    },
    options,
    { codecs: [textCodec], sigV4 },
  );
}
