// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.
import type { ErrorHeaders, Operation, Service } from "@callsheet/protocol";
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
