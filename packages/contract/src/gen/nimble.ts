// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import type { ErrorHeaders, Operation, Service, Waiter } from "@callsheet/protocol";
import type * as types from "./nimble.types.ts";

export type * from "./nimble.types.ts";

/** Amazon Nimble Studio: Starts streaming sessions, which are virtual workstations, and opens streams to them. **Amazon Nimble Studio is retired:** its API has not been reachable since 19 June 2024. The contract keeps its operations for those who run a replacement, a replay or tests. */
export const nimble = {
  id: "nimble",
  name: "Nimble",
  profile: "aws",
  server: { url: "https://nimble.{region}.amazonaws.com" },
  signingName: "nimble",
  errorMessage: "message",
  schemes: { sigV4: { type: "sigV4" } },
  security: [["sigV4"]],
} as const satisfies Service;

/** Other URLs of the service, for a client's option `endpoint`. */
export const endpoints = { dualStack: "https://nimble.{region}.api.aws", fips: "https://nimble-fips.{region}.amazonaws.com" };

/**
 * Open a stream to a streaming session.
 *
 * Starts to make a stream through which a user sees and controls the workstation. The reply comes before the stream can be used: poll it until its state is READY, then open its `url`. The service is retired.
 *
 * Source: CreateStreamingSessionStream - Amazon Nimble Studio, Errors.
 *
 * @deprecated
 */
export const createStreamingSessionStream: Operation<types.CreateStreamingSessionStreamInput, types.CreateStreamingSessionStreamOutput, types.CreateStreamingSessionStreamError> = {
  service: nimble,
  name: "CreateStreamingSessionStream",
  method: "POST",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/streams",
  codec: "text",
  input: {
    bindings: {
      studioId: { in: "path", name: "studioId" },
      sessionId: { in: "path", name: "sessionId" },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
    },
    body: "members",
    token: "clientToken",
  },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 402, body: "members", error: "ServiceQuotaExceededException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
    { status: 409, body: "members", error: "ConflictException" },
    { status: 429, body: "members", error: "ThrottlingException" },
    { status: 500, body: "members", error: "InternalServerErrorException" },
  ],
};

/**
 * Start a stopped streaming session.
 *
 * Starts a session that is STOPPED. The reply shows it as START_IN_PROGRESS; poll it until it is READY or START_FAILED. The service is retired.
 *
 * Source: StartStreamingSession - Amazon Nimble Studio, Errors.
 *
 * @deprecated
 */
export const startStreamingSession: Operation<types.StartStreamingSessionInput, types.StartStreamingSessionOutput, types.StartStreamingSessionError> = {
  service: nimble,
  name: "StartStreamingSession",
  method: "POST",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/start",
  codec: "text",
  input: {
    bindings: {
      studioId: { in: "path", name: "studioId" },
      sessionId: { in: "path", name: "sessionId" },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
    },
    body: "members",
    token: "clientToken",
  },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 402, body: "members", error: "ServiceQuotaExceededException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
    { status: 409, body: "members", error: "ConflictException" },
    { status: 429, body: "members", error: "ThrottlingException" },
    { status: 500, body: "members", error: "InternalServerErrorException" },
  ],
};

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
export const getStreamingSession: Operation<types.GetStreamingSessionInput, types.GetStreamingSessionOutput, types.GetStreamingSessionError> = {
  service: nimble,
  name: "GetStreamingSession",
  method: "GET",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}",
  codec: "text",
  input: {
    bindings: { studioId: { in: "path", name: "studioId" }, sessionId: { in: "path", name: "sessionId" } },
  },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 402, body: "members", error: "ServiceQuotaExceededException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
    { status: 409, body: "members", error: "ConflictException" },
    { status: 429, body: "members", error: "ThrottlingException" },
    { status: 500, body: "members", error: "InternalServerErrorException" },
  ],
};

/** The waiter StreamingSessionReady of `getStreamingSession`, for `waitUntil`. */
export const streamingSessionReady = {
  operation: "GetStreamingSession",
  minDelay: 10,
  maxDelay: 1800,
  acceptors: [
    {
      state: "success",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "READY" } },
    },
    {
      state: "failure",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "CREATE_FAILED" } },
    },
    {
      state: "failure",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "START_FAILED" } },
    },
  ],
} as const satisfies Waiter;

/** The waiter StreamingSessionStopped of `getStreamingSession`, for `waitUntil`. */
export const streamingSessionStopped = {
  operation: "GetStreamingSession",
  minDelay: 5,
  maxDelay: 900,
  acceptors: [
    {
      state: "success",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "STOPPED" } },
    },
    {
      state: "failure",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "STOP_FAILED" } },
    },
  ],
} as const satisfies Waiter;

/** The waiter StreamingSessionDeleted of `getStreamingSession`, for `waitUntil`. */
export const streamingSessionDeleted = {
  operation: "GetStreamingSession",
  minDelay: 5,
  maxDelay: 900,
  acceptors: [
    {
      state: "success",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "DELETED" } },
    },
    {
      state: "failure",
      matcher: { output: { path: "session.state", comparator: "stringEquals", expected: "DELETE_FAILED" } },
    },
  ],
} as const satisfies Waiter;

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
export const getStreamingSessionStream: Operation<types.GetStreamingSessionStreamInput, types.GetStreamingSessionStreamOutput, types.GetStreamingSessionStreamError> = {
  service: nimble,
  name: "GetStreamingSessionStream",
  method: "GET",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/streams/{streamId}",
  codec: "text",
  input: {
    bindings: {
      studioId: { in: "path", name: "studioId" },
      sessionId: { in: "path", name: "sessionId" },
      streamId: { in: "path", name: "streamId" },
    },
  },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 402, body: "members", error: "ServiceQuotaExceededException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
    { status: 409, body: "members", error: "ConflictException" },
    { status: 429, body: "members", error: "ThrottlingException" },
    { status: 500, body: "members", error: "InternalServerErrorException" },
  ],
};

/** The waiter StreamingSessionStreamReady of `getStreamingSessionStream`, for `waitUntil`. */
export const streamingSessionStreamReady = {
  operation: "GetStreamingSessionStream",
  minDelay: 5,
  maxDelay: 150,
  acceptors: [
    {
      state: "success",
      matcher: { output: { path: "stream.state", comparator: "stringEquals", expected: "READY" } },
    },
    {
      state: "failure",
      matcher: { output: { path: "stream.state", comparator: "stringEquals", expected: "CREATE_FAILED" } },
    },
  ],
} as const satisfies Waiter;

/** Members of errors that travel as headers, by the error's name: what a server needs to send them. */
export const errorHeaders: ErrorHeaders = {
  ValidationException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  ServiceQuotaExceededException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  AccessDeniedException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  ResourceNotFoundException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  ConflictException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  ThrottlingException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
  InternalServerErrorException: { xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" } },
};
