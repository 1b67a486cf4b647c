// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import type { ErrorHeaders, Operation, Service } from "@callsheet/protocol";
import type * as types from "./ivs-realtime.types.ts";

export type * from "./ivs-realtime.types.ts";

/** Amazon IVS Real-Time: Reads stages and their sessions. A stage is a virtual room; a session is one stretch of time in which participants were in it. Amazon IVS Real-Time shares its signing name with Amazon IVS. */
export const ivsRealTime = {
  id: "ivs-realtime",
  name: "IvsRealTime",
  profile: "aws",
  server: { url: "https://ivsrealtime.{region}.amazonaws.com" },
  signingName: "ivs",
  errorMessage: "exceptionMessage",
  schemes: { sigV4: { type: "sigV4" } },
  security: [["sigV4"]],
} as const satisfies Service;

/** Other URLs of the service, for a client's option `endpoint`. */
export const endpoints = {
  dualStack: "https://ivsrealtime.{region}.api.aws",
  fips: "https://ivsrealtime-fips.{region}.amazonaws.com",
};

/**
 * Read a stage.
 *
 * Returns a stage: its name, tags, endpoints, how participants are recorded and, while a session is running, the id of that session.
 *
 * Source: service model of Amazon IVS Real-Time 2020-07-14, GetStage.
 */
export const getStage: Operation<types.GetStageInput, types.GetStageOutput, types.GetStageError> = {
  service: ivsRealTime,
  name: "GetStage",
  method: "POST",
  path: "/GetStage",
  codec: "plain",
  input: { body: "members" },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
  ],
};

/**
 * Read one session of a stage.
 *
 * Returns when a session of a stage started and, once it is over, when it ended. The id of the session that is running now is the stage's `activeSessionId`.
 *
 * Source: GetStageSession - Amazon IVS, Errors.
 */
export const getStageSession: Operation<types.GetStageSessionInput, types.GetStageSessionOutput, types.GetStageSessionError> = {
  service: ivsRealTime,
  name: "GetStageSession",
  method: "POST",
  path: "/GetStageSession",
  codec: "plain",
  input: { body: "members" },
  outcomes: [
    { status: 200, body: "members" },
    { status: 400, body: "members", error: "ValidationException" },
    { status: 403, body: "members", error: "AccessDeniedException" },
    { status: 404, body: "members", error: "ResourceNotFoundException" },
  ],
};

/** Members of errors that travel as headers, by the error's name: what a server needs to send them. */
export const errorHeaders: ErrorHeaders = {
  ValidationException: {
    xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    accessControlAllowOrigin: { in: "header", name: "Access-Control-Allow-Origin" },
    accessControlExposeHeaders: { in: "header", name: "Access-Control-Expose-Headers" },
    cacheControl: { in: "header", name: "Cache-Control" },
    contentSecurityPolicy: { in: "header", name: "Content-Security-Policy" },
    strictTransportSecurity: { in: "header", name: "Strict-Transport-Security" },
    xContentTypeOptions: { in: "header", name: "X-Content-Type-Options" },
    xFrameOptions: { in: "header", name: "X-Frame-Options" },
  },
  AccessDeniedException: {
    xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    accessControlAllowOrigin: { in: "header", name: "Access-Control-Allow-Origin" },
    accessControlExposeHeaders: { in: "header", name: "Access-Control-Expose-Headers" },
    cacheControl: { in: "header", name: "Cache-Control" },
    contentSecurityPolicy: { in: "header", name: "Content-Security-Policy" },
    strictTransportSecurity: { in: "header", name: "Strict-Transport-Security" },
    xContentTypeOptions: { in: "header", name: "X-Content-Type-Options" },
    xFrameOptions: { in: "header", name: "X-Frame-Options" },
  },
  ResourceNotFoundException: {
    xAmznErrorType: { in: "header", name: "x-amzn-ErrorType" },
    accessControlAllowOrigin: { in: "header", name: "Access-Control-Allow-Origin" },
    accessControlExposeHeaders: { in: "header", name: "Access-Control-Expose-Headers" },
    cacheControl: { in: "header", name: "Cache-Control" },
    contentSecurityPolicy: { in: "header", name: "Content-Security-Policy" },
    strictTransportSecurity: { in: "header", name: "Strict-Transport-Security" },
    xContentTypeOptions: { in: "header", name: "X-Content-Type-Options" },
    xFrameOptions: { in: "header", name: "X-Frame-Options" },
  },
};
