// Generated from spec/nimble.yaml by openapi-generator and scripts/templates/contract.mustache.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.
import { type ErrorHeaders, type Operation, textValues, type Service } from "@callsheet/protocol";
import type * as types from "./nimble.types.ts";

export type * from "./nimble.types.ts";

/**
 * Amazon Nimble Studio: Starts streaming sessions, which are virtual workstations, and opens streams to them. **Amazon Nimble Studio is retired:** its API has not been reachable since 19 June 2024. The contract keeps its operations for those who run a replacement, a replay or tests.
 */
export const nimble: Service = {
  id: "nimble",
  name: "Nimble",
  signingName: "nimble",
  endpoint: "https://nimble.{region}.amazonaws.com",
  errorMessage: "message",
};

/** Other URLs of the service, for a client's option `endpoint`. */
export const endpoints = {
  dualStack: "https://nimble.{region}.api.aws",
  fips: "https://nimble-fips.{region}.amazonaws.com",
};

/**
 * Open a stream to a streaming session.
 *
 * Starts to make a stream through which a user sees and controls the workstation. The reply comes before the stream can be used: poll it until its state is READY, then open its `url`. The service is retired.
 *
 * @deprecated
 */
export const createStreamingSessionStream: Operation<types.CreateStreamingSessionStreamInput, types.CreateStreamingSessionStreamOutput, types.CreateStreamingSessionStreamError> = {
  service: nimble,
  values: textValues,
  name: "CreateStreamingSessionStream",
  method: "POST",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/streams",
  input: {
    bindings: {
      studioId: { in: "path", name: "studioId" },
      sessionId: { in: "path", name: "sessionId" },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
    },
    body: "members",
    token: "clientToken",
  },
  output: {
    status: 200,
    bindings: {},
    body: "members",
  },
  errors: {
    ValidationException: { status: 400 },
    ServiceQuotaExceededException: { status: 402 },
    AccessDeniedException: { status: 403 },
    ResourceNotFoundException: { status: 404 },
    ConflictException: { status: 409 },
    ThrottlingException: { status: 429 },
    InternalServerErrorException: { status: 500 },
  },
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
  values: textValues,
  name: "StartStreamingSession",
  method: "POST",
  path: "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/start",
  input: {
    bindings: {
      studioId: { in: "path", name: "studioId" },
      sessionId: { in: "path", name: "sessionId" },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
    },
    body: "members",
    token: "clientToken",
  },
  output: {
    status: 200,
    bindings: {},
    body: "members",
  },
  errors: {
    ValidationException: { status: 400 },
    ServiceQuotaExceededException: { status: 402 },
    AccessDeniedException: { status: 403 },
    ResourceNotFoundException: { status: 404 },
    ConflictException: { status: 409 },
    ThrottlingException: { status: 429 },
    InternalServerErrorException: { status: 500 },
  },
};

/** Members of errors that travel as headers: what a server needs to send them, and no client does. */
export const errorHeaders = {
  createStreamingSessionStream: {
    ValidationException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ServiceQuotaExceededException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    AccessDeniedException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ResourceNotFoundException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ConflictException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ThrottlingException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    InternalServerErrorException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
  },
  startStreamingSession: {
    ValidationException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ServiceQuotaExceededException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    AccessDeniedException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ResourceNotFoundException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ConflictException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    ThrottlingException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
    InternalServerErrorException: {
      xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    },
  },
} satisfies ErrorHeaders;
