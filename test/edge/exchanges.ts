import { known, sessionPath } from "./known.ts";

/** A request that every platform can carry, and the answer that each must give. */
export interface ExchangeCase {
  readonly name: string;
  readonly method?: string;
  readonly path: string;
  /** Default with a body: `application/json`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly status: number;
  /** The value of `x-amzn-ErrorType`; absent for a success. */
  readonly error?: string;
  /** Headers that the answer must have. */
  readonly wants?: Readonly<Record<string, string>>;
  /** What the body must contain. */
  readonly contains?: string;
}

const stage = JSON.stringify({ arn: known.stage });
const json = { "content-type": "application/json" };

/** The cases of the suite that every adapter passes. */
export const exchanges: readonly ExchangeCase[] = [
  { name: "an operation", path: "/GetStage", body: stage, status: 200, contains: known.stage },
  { name: "a query that no operation reads", path: "/GetStage?a=%zz&b", body: stage, status: 200 },
  {
    name: "labels, a header and a body",
    path: `${sessionPath}/streams`,
    headers: { ...json, "x-amz-client-token": "t" },
    body: '{"expirationInSeconds":60}',
    status: 200,
    contains: "for-60",
  },
  {
    name: "no body where it is optional",
    path: `${sessionPath}/start`,
    headers: { "x-amz-client-token": "me" },
    status: 200,
    contains: "me",
  },
  {
    name: "non-ASCII text",
    path: "/GetStage",
    body: '{"arn":"ünïcödé 👍"}',
    status: 400,
    error: "ValidationException",
  },
  {
    name: "a declared error",
    path: "/GetStage",
    body: '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/none"}',
    status: 404,
    error: "ResourceNotFoundException",
    contains: '"exceptionMessage":"No such stage"',
    wants: { "x-frame-options": "DENY" },
  },
  {
    name: "a declared error of another service",
    path: "/2020-08-01/studios/a/streaming-sessions/b/start",
    status: 404,
    error: "ResourceNotFoundException",
    contains: '"message":"No such session"',
  },
  {
    name: "an encoded slash in a label",
    path: `/2020-08-01/studios/${known.studioId}%2Fstreaming-sessions/streaming-sessions/${known.sessionId}/start`,
    status: 404,
    error: "ResourceNotFoundException",
  },
  {
    name: "a label that cannot be decoded",
    path: "/2020-08-01/studios/%zz/streaming-sessions/b/start",
    status: 400,
    error: "MalformedHttpRequestException",
  },
  {
    name: "a broken constraint",
    path: "/GetStage",
    body: '{"arn":""}',
    status: 400,
    error: "ValidationException",
    contains: "Value with length 0 at '/arn' failed to satisfy constraint",
  },
  {
    name: "a header that is too long",
    path: `${sessionPath}/start`,
    headers: { "x-amz-client-token": "x".repeat(65) },
    status: 400,
    error: "ValidationException",
  },
  { name: "broken JSON", path: "/GetStage", body: "{", status: 400, error: "SerializationException" },
  {
    name: "invalid UTF-8",
    path: "/GetStage",
    body: new Uint8Array([0x7b, 0xff, 0x7d]),
    headers: json,
    status: 400,
    error: "SerializationException",
  },
  { name: "an empty body where one is needed", path: "/GetStage", status: 400, error: "ValidationException" },
  {
    name: "a wrong content type",
    path: "/GetStage",
    body: stage,
    headers: { "content-type": "text/plain" },
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  ...["garbage", "application/", "a b/c", ""].map((type) => ({
    name: `an invalid content type: "${type}"`,
    path: "/GetStage",
    body: stage,
    headers: { "content-type": type },
    status: 415,
    error: "UnsupportedMediaTypeException",
  })),
  {
    name: "an invalid content type, and no body",
    path: `${sessionPath}/start`,
    headers: { "content-type": "garbage" },
    status: 200,
  },
  { name: "an empty Accept", path: "/GetStage", body: stage, headers: { ...json, accept: "" }, status: 200 },
  {
    name: "an Accept that cannot be met",
    path: "/GetStage",
    body: stage,
    headers: { ...json, accept: "text/html" },
    status: 406,
    error: "NotAcceptableException",
  },
  {
    name: "a body over the limit",
    path: "/GetStage",
    body: `{"arn":"${"x".repeat(1 << 20)}"}`,
    status: 413,
    error: "RequestEntityTooLargeException",
  },
  {
    name: "an unknown path",
    path: "/GetNothing",
    body: "{}",
    status: 404,
    error: "UnknownOperationException",
  },
  { name: "the root", path: "/", body: "{}", status: 404, error: "UnknownOperationException" },
  {
    name: "a trailing slash",
    path: "/GetStage/",
    body: stage,
    status: 404,
    error: "UnknownOperationException",
  },
  {
    name: "a doubled slash",
    path: "//GetStage",
    body: stage,
    status: 404,
    error: "UnknownOperationException",
  },
  { name: "another case", path: "/getstage", body: stage, status: 404, error: "UnknownOperationException" },
  {
    name: "a wrong method",
    method: "GET",
    path: "/GetStage",
    status: 405,
    error: "UnknownOperationException",
    wants: { allow: "POST" },
  },
  {
    name: "another wrong method",
    method: "DELETE",
    path: `${sessionPath}/start`,
    status: 405,
    error: "UnknownOperationException",
    wants: { allow: "POST" },
  },
  {
    name: "HEAD",
    method: "HEAD",
    path: "/GetStage",
    status: 405,
    error: "UnknownOperationException",
    wants: { allow: "POST" },
  },
  {
    name: "OPTIONS",
    method: "OPTIONS",
    path: "/GetStage",
    status: 405,
    error: "UnknownOperationException",
    wants: { allow: "POST" },
  },
  {
    name: "a method override",
    path: "/GetStage",
    headers: { "x-http-method-override": "PUT", ...json },
    body: stage,
    status: 200,
  },
  { name: "the health check", method: "GET", path: "/health", status: 200, contains: "ok" },
];
