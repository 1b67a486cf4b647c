// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import type { ErrorHeaders, Operation, Service } from "@callsheet/protocol";
import type * as types from "./ivs.types.ts";

export type * from "./ivs.types.ts";

/** Amazon IVS: Reads the sessions of a channel's streams. A channel goes live many times; each time is a stream session with an id of its own. */
export const ivs = {
  id: "ivs",
  name: "Ivs",
  profile: "aws",
  server: { url: "https://ivs.{region}.amazonaws.com" },
  signingName: "ivs",
  errorMessage: "exceptionMessage",
  schemes: { sigV4: { type: "sigV4" } },
  security: [["sigV4"]],
} as const satisfies Service;

/** Other URLs of the service, for a client's option `endpoint`. */
export const endpoints = { dualStack: "https://ivs.{region}.api.aws", fips: "https://ivs-fips.{region}.amazonaws.com" };

/**
 * Read one stream session of a channel.
 *
 * Returns a stream session: the channel as it was set up when the stream went live, what the encoder sent, how the stream was recorded, and its latest events. Without a `streamId` it is the most recent session of the channel.
 *
 * Source: GetStreamSession - Amazon IVS, Errors.
 */
export const getStreamSession: Operation<types.GetStreamSessionInput, types.GetStreamSessionOutput, types.GetStreamSessionError> = {
  service: ivs,
  name: "GetStreamSession",
  method: "POST",
  path: "/GetStreamSession",
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
