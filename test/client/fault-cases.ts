import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import type { Step } from "./scripted-server.ts";

/** What a client must do with a server's behaviour. */
export interface FaultCase {
  readonly name: string;
  /** One reply for each attempt; the last one is repeated. */
  readonly replies: readonly (readonly Step[])[];
  /** How many requests must arrive. */
  readonly requests: number;
  /** The error's name; undefined when the call must succeed. */
  readonly error?: string;
  /** The class of the error. Default: `ServiceError`. */
  readonly kind?: "ServiceError" | "TransportError" | "TimeoutError" | "MalformedResponseError";
  /** What the error's message must contain. */
  readonly message?: string;
  /** True when `try` must return the error. */
  readonly declared?: true;
  /** Milliseconds that an attempt may take. Default: enough. */
  readonly attemptTimeout?: number;
  /** Why Node's `fetch` cannot do it. */
  readonly unlessFetch?: string;
  /**
   * Set when the reply's clock matters: the expected difference of the second request's time to ours, in
   * minutes.
   */
  readonly skew?: number;
}

const stage = '{"stage":{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh"}}';

/** A complete reply. */
function http(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "",
): readonly Step[] {
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  const lines = Object.entries({ "content-length": length, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return [`HTTP/1.1 ${status} X\r\n${lines.join("")}\r\n`, body];
}

const json = { "content-type": "application/json" };
const ok = http(200, json, stage);
const fault = (status: number, type: string, body = '{"exceptionMessage":"why"}', headers = {}) =>
  http(status, { ...json, "x-amzn-ErrorType": type, ...headers }, body);
const date = (minutes: number) => new Date(Date.now() + minutes * 60_000).toUTCString();

const final: FaultCase[] = [
  [400, "ValidationException", true],
  [403, "AccessDeniedException", true],
  [404, "ResourceNotFoundException", true],
  [402, "ServiceQuotaExceededException", false],
  [409, "ConflictException", false],
  [401, "NotAuthorized", false],
  [413, "RequestEntityTooLargeException", false],
  [501, "NotImplemented", false],
].map(([status, type, declared]) => ({
  name: `${status} ${type} is final`,
  replies: [fault(status as number, type as string)],
  requests: 1,
  error: type as string,
  message: "why",
  ...(declared && { declared: true }),
}));

const retried: FaultCase[] = [
  [400, "ThrottlingException"],
  [400, "Throttling"],
  [400, "TooManyRequestsException"],
  [400, "RequestTimeout"],
  [408, "RequestTimeoutException"],
  [429, "ThrottlingException"],
  [429, ""],
  [500, "InternalFailure"],
  [502, ""],
  [503, "ServiceUnavailable"],
  [504, ""],
].flatMap(([status, type]) => {
  const reply = fault(status as number, type as string);
  const error = (type as string) || "UnknownError";
  return [
    { name: `${status} ${type} is tried three times`, replies: [reply], requests: 3, error },
    { name: `${status} ${type} once`, replies: [reply, ok], requests: 2 },
  ];
});

const redirects: FaultCase[] = [301, 302, 303, 307, 308].map((status) => ({
  name: `${status} is not followed`,
  replies: [http(status, { location: "/elsewhere" })],
  requests: 1,
  error: "UnknownError",
  message: String(status),
}));

const connections: FaultCase[] = [
  {
    name: "dropped before the reply",
    replies: [["RESET"]],
    requests: 3,
    error: "TransportError",
    kind: "TransportError",
  },
  { name: "dropped before the reply, once", replies: [["RESET"], ok], requests: 2 },
  { name: "closed before the reply, twice", replies: [["END"], ["END"], ok], requests: 3 },
  { name: "dropped within the headers", replies: [["HTTP/1.1 200 OK\r\nContent-", "END"], ok], requests: 2 },
  {
    name: "dropped within the body",
    replies: [["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", 20, "END"]],
    requests: 3,
    error: "TransportError",
    kind: "TransportError",
  },
  {
    name: "dropped within the body, once",
    replies: [["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", 20, "RESET"], ok],
    requests: 2,
  },
  {
    name: "dropped within a chunk, once",
    replies: [["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", 20, "END"], ok],
    requests: 2,
  },
  {
    name: "not HTTP",
    replies: [["220 smtp.example ESMTP\r\n"]],
    requests: 3,
    error: "TransportError",
    kind: "TransportError",
  },
  {
    name: "101 that nobody asked for",
    replies: [["HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"], ok],
    requests: 2,
  },
  {
    name: "no headers in time",
    attemptTimeout: 250,
    replies: [[5000]],
    requests: 3,
    error: "TimeoutError",
    kind: "TimeoutError",
    message: "250 ms",
  },
  { name: "no headers in time, once", attemptTimeout: 250, replies: [[5000], ok], requests: 2 },
  {
    name: "no end of the body in time",
    attemptTimeout: 250,
    replies: [["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", 5000]],
    requests: 3,
    error: "TimeoutError",
    kind: "TimeoutError",
  },
  {
    name: "a slow body that comes in time",
    replies: [[...ok.slice(0, 1), stage.slice(0, 9), 30, stage.slice(9)]],
    requests: 1,
  },
];

const encoded = (encoding: string, body: string | Uint8Array, status = 200) =>
  http(status, { ...json, "content-encoding": encoding }, body);

const encodings: FaultCase[] = [
  { name: "gzip", replies: [encoded("gzip", gzipSync(stage))], requests: 1 },
  { name: "GZIP", replies: [encoded("GZIP", gzipSync(stage))], requests: 1 },
  { name: "gzip twice", replies: [encoded("gzip, gzip", gzipSync(gzipSync(stage)))], requests: 1 },
  { name: "gzip of nothing", replies: [encoded("gzip", "")], requests: 1 },
  {
    name: "no content in gzip",
    replies: [["HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n"]],
    requests: 1,
  },
  { name: "not gzip, once", replies: [encoded("gzip", stage), ok], requests: 2 },
  {
    name: "an error in gzip",
    replies: [
      http(
        404,
        { "x-amzn-errortype": "ResourceNotFoundException", "content-encoding": "gzip" },
        gzipSync('{"exceptionMessage":"zipped"}'),
      ),
    ],
    message: "zipped",
    requests: 1,
    error: "ResourceNotFoundException",
    declared: true,
  },
  { name: "brotli", replies: [encoded("br", brotliCompressSync(stage))], requests: 1 },
  { name: "zstd", replies: [encoded("zstd", zstdCompressSync(stage))], requests: 1 },
  { name: "deflate", replies: [encoded("deflate", deflateSync(stage))], requests: 1 },
  {
    name: "deflate without zlib's header",
    replies: [encoded("deflate", deflateRawSync(stage))],
    requests: 1,
  },
  { name: "identity", replies: [encoded("identity", stage)], requests: 1 },
  {
    name: "an encoding that nobody knows",
    replies: [encoded("rot13", stage)],
    requests: 1,
    error: "TransportError",
    kind: "TransportError",
    message: '"rot13"',
    unlessFetch: "fetch hands such a body over as it is",
  },
  { name: "a byte order mark", replies: [http(200, json, `\ufeff${stage}`)], requests: 1 },
];

const malformed = { requests: 1, error: "MalformedResponseError", kind: "MalformedResponseError" } as const;
const bodies: FaultCase[] = [
  { name: "truncated JSON", replies: [http(200, json, '{"stage":{')], ...malformed },
  {
    name: "HTML from a proxy as success",
    replies: [http(200, { "content-type": "text/html" }, "<html>Sign in</html>")],
    ...malformed,
  },
  { name: "null as success", replies: [http(200, json, "null")], ...malformed },
  { name: "a list as success", replies: [http(200, json, "[]")], ...malformed },
  { name: "no content", replies: [["HTTP/1.1 204 No Content\r\n\r\n"]], requests: 1 },
  { name: "an empty body", replies: [http(200)], requests: 1 },
  {
    name: "103 before the reply",
    replies: [["HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", ...ok]],
    requests: 1,
  },
  {
    name: "100 before the reply",
    replies: [["HTTP/1.1 100 Continue\r\n\r\n", ...ok]],
    requests: 1,
    unlessFetch:
      "undici, and with it Node's fetch, takes a 100 that was not asked for as a broken connection",
  },
  {
    name: "an error without a body",
    replies: [fault(403, "AccessDeniedException", "")],
    requests: 1,
    error: "AccessDeniedException",
    declared: true,
  },
  {
    name: "an error as HTML",
    replies: [fault(403, "AccessDeniedException", "<html>")],
    requests: 1,
    error: "AccessDeniedException",
    declared: true,
  },
  {
    name: "an error named with a URI",
    replies: [fault(400, "ValidationException:http://a/,b")],
    requests: 1,
    error: "ValidationException",
    declared: true,
  },
  {
    name: "an error named in the body",
    replies: [http(404, json, '{"__type":"x#ResourceNotFoundException"}')],
    requests: 1,
    error: "ResourceNotFoundException",
    declared: true,
  },
  {
    name: "HTML from a proxy as an error",
    replies: [http(403, { "content-type": "text/html" }, "<html>")],
    requests: 1,
    error: "UnknownError",
    message: "403",
  },
  {
    name: "HTML from a gateway",
    replies: [http(502, { "content-type": "text/html" }, "<html>"), ok],
    requests: 2,
  },
  {
    name: "unknown members",
    replies: [http(200, json, '{"later":{"x":[1]},"stage":{"later":1}}')],
    requests: 1,
  },
];

const clocks: FaultCase[] = [
  {
    name: "another clock and a refused signature",
    replies: [fault(403, "InvalidSignatureException", "{}", { date: date(10) }), ok],
    requests: 2,
    skew: 10,
  },
  {
    name: "another clock that does not help",
    replies: [fault(403, "InvalidSignatureException", "{}", { date: date(-20) })],
    requests: 2,
    error: "InvalidSignatureException",
    skew: -20,
  },
  {
    name: "a refused signature on our clock",
    replies: [fault(403, "InvalidSignatureException", "{}", { date: date(0) })],
    requests: 1,
    error: "InvalidSignatureException",
  },
  {
    name: "a refused signature without a date",
    replies: [fault(403, "SignatureDoesNotMatch", "{}")],
    requests: 1,
    error: "SignatureDoesNotMatch",
  },
  {
    name: "another clock and an ordinary error",
    replies: [fault(404, "ResourceNotFoundException", "{}", { date: date(60) })],
    requests: 1,
    error: "ResourceNotFoundException",
    declared: true,
  },
  {
    name: "another clock and a good reply",
    replies: [http(200, { ...json, date: date(60) }, stage)],
    requests: 1,
  },
];

/** All that a server can do to a call. */
export const faultCases: readonly FaultCase[] = [
  ...final,
  ...retried,
  ...redirects,
  ...connections,
  ...encodings,
  ...bodies,
  ...clocks,
];
