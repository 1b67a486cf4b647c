import { known, sessionPath } from "./services.ts";

/** A request as bytes on a socket, and the answers that are right. */
export interface BadRequest {
  readonly name: string;
  /** What is sent: text is latin1, so that `\xff` is that byte. A function makes large ones late. */
  readonly bytes: string | Buffer | (() => string | Buffer);
  /** The statuses that are right; 0 stands for a connection closed without an answer. */
  readonly status: number | readonly number[];
  readonly error?: string;
  /** True when the server must close the connection. */
  readonly closes?: true;
  /** The first bytes of the answer, where an interim one matters. */
  readonly starts?: string;
  /** True when the client closes its side after sending. */
  readonly halfClose?: true;
  /** The statuses of all answers on the connection, in order, where it is more than one. */
  readonly pipeline?: readonly number[];
  readonly contains?: string;
}

/** Bodies of a POST to GetStage unless `path` says otherwise. */
function post(body: string | Buffer, headers: Record<string, string> = {}, path = "/GetStage"): Buffer {
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const all = {
    Host: "a",
    "Content-Type": "application/json",
    "Content-Length": String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), bytes]);
}

const request = (line: string, headers = "", body = "") =>
  `${line} HTTP/1.1\r\nHost: a\r\n${headers}\r\n${body}`;
const start = (path: string) => request(`POST ${path}`, "Content-Length: 0\r\n");
const create = (body: string, headers: Record<string, string> = {}) =>
  post(body, headers, `${sessionPath}/streams`);
const seconds = (value: string) => create(`{"expirationInSeconds":${value}}`);
const good = JSON.stringify({ arn: known.stage });
const arn = (value: string) => post(`{"arn":${value}}`);

const serialization = { status: 400, error: "SerializationException" } as const;
const validation = { status: 400, error: "ValidationException" } as const;
const malformed = { status: 400, error: "MalformedHttpRequestException" } as const;
const unknown = { status: 404, error: "UnknownOperationException" } as const;
const notFound = { status: 404, error: "ResourceNotFoundException" } as const;

/** Texts that are not JSON, whatever lenient parsers say. */
const notJson: Readonly<Record<string, string>> = {
  "an open brace": "{",
  "trailing junk": `${good}x`,
  "two documents": `${good}${good}`,
  NaN: '{"arn":NaN}',
  Infinity: '{"arn":-Infinity}',
  "a comment": `/* */${good}`,
  "single quotes": "{'arn':'a'}",
  "no quotes": "{arn:1}",
  "a trailing comma": '{"arn":"a",}',
  "a control character": '{"arn":"\u0001"}',
  "a bad escape": '{"arn":"\\x41"}',
  "a leading zero": '{"a":012}',
  "a hexadecimal number": '{"a":0x1}',
  "a plus sign": '{"a":+1}',
  "an open string": '{"arn":"a',
  "white space alone": "   ",
};

const bodies: readonly BadRequest[] = [
  ...Object.entries(notJson).map(([name, body]) => ({
    name: `body: ${name}`,
    bytes: post(body),
    ...serialization,
  })),
  ...["null", "[]", '"x"', "1", "true"].map((body) => ({
    name: `body: ${body}`,
    bytes: post(body),
    ...serialization,
  })),
  { name: "body: empty where members are required", bytes: post(""), ...validation },
  { name: "body: empty where all are optional", bytes: create(""), status: 200 },
  {
    name: "body: no content type",
    bytes: request("POST /GetStage", `Content-Length: ${good.length}\r\n`, good),
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  {
    name: "body: wrong content type",
    bytes: post(good, { "Content-Type": "text/plain" }),
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  {
    name: "body: charset",
    bytes: post(good, { "Content-Type": "application/json;charset=utf-8" }),
    status: 200,
  },
  {
    name: "body: content type in upper case",
    bytes: post(good, { "Content-Type": "APPLICATION/JSON" }),
    status: 200,
  },
  {
    name: "body: Accept that cannot be met",
    bytes: post(good, { Accept: "application/xml" }),
    status: 406,
    error: "NotAcceptableException",
  },
  { name: "body: byte order mark", bytes: post(`\ufeff${good}`), status: 200 },
  { name: "body: UTF-16", bytes: post(Buffer.from(good, "utf16le")), ...serialization },
  {
    name: "body: charset UTF-16",
    bytes: post(Buffer.from(good, "utf16le"), { "Content-Type": "application/json; charset=utf-16" }),
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  {
    name: "body: invalid UTF-8 in an unused member",
    bytes: post(Buffer.from(`{"arn":"${known.stage}","x":"\xff"}`, "latin1")),
    ...serialization,
  },
  {
    name: "body: overlong UTF-8",
    bytes: post(Buffer.from('{"arn":"\xc0\xaf"}', "latin1")),
    ...serialization,
  },
  {
    name: "body: duplicate key, good then bad",
    bytes: post(`{"arn":"${known.stage}","arn":"x"}`),
    ...validation,
  },
  {
    name: "body: duplicate key, bad then good",
    bytes: post(`{"arn":"x","arn":"${known.stage}"}`),
    status: 200,
  },
  {
    name: "body: __proto__ does not stand in for a member",
    bytes: post(`{"__proto__":{"arn":"${known.stage}"}}`),
    ...validation,
  },
  {
    name: "body: constructor.prototype pollutes nothing",
    bytes: post(`{"constructor":{"prototype":{"arn":"${known.stage}"}}}`),
    ...validation,
  },
  {
    name: "body: escaped __proto__",
    bytes: post(`{"\\u005f_proto__":{"arn":"${known.stage}"}}`),
    ...validation,
  },
  { name: "body: unknown members", bytes: post(`{"arn":"${known.stage}","more":[{}]}`), status: 200 },
  { name: "member: wrong type", bytes: arn("1"), ...serialization },
  { name: "member: list", bytes: arn('["a"]'), ...serialization },
  {
    name: "member: null where required",
    bytes: arn("null"),
    ...validation,
    contains: "Member must not be null",
  },
  {
    name: "member: missing",
    bytes: post("{}"),
    ...validation,
    contains: "Value at '/arn' failed to satisfy constraint: Member must not be null",
  },
  { name: "member: empty", bytes: arn('""'), ...validation },
  {
    name: "member: 128 characters",
    bytes: arn(`"arn:aws:ivs:us-west-2:1:stage/${"a".repeat(98)}"`),
    ...notFound,
  },
  {
    name: "member: 129 characters",
    bytes: arn(`"arn:aws:ivs:us-west-2:1:stage/${"a".repeat(99)}"`),
    ...validation,
    contains: "Value with length 129",
  },
  {
    name: "member: wrong prefix",
    bytes: arn('"arn:aws:s3:us-west-2:1:stage/a"'),
    ...validation,
    contains: "Member must satisfy regular expression pattern",
  },
  { name: "member: newline after the pattern", bytes: arn(`"${known.stage}\\n"`), ...validation },
  { name: "member: NUL after the pattern", bytes: arn(`"${known.stage}\\u0000"`), ...validation },
  { name: "member: junk before the pattern", bytes: arn(`"x${known.stage}"`), ...validation },
  { name: "member: lone surrogate", bytes: arn(`"${known.stage}\\ud800"`), ...serialization },
  {
    name: "member: lone surrogate where no pattern is",
    bytes: post('{"\\udc00":1}', {}, `${sessionPath}/start`),
    ...serialization,
  },
  ...["59", "3601", "-0", "-60"].map((value) => ({
    name: `integer: ${value}`,
    bytes: seconds(value),
    ...validation,
  })),
  ...["60.5", '"120"', "1e309", "9".repeat(400), "true", "[120]", "{}"].map((value) => ({
    name: `integer: ${value.slice(0, 9)}`,
    bytes: seconds(value),
    status: 400,
  })),
  ...["60", "3600", "120.0", "1e2", "null"].map((value) => ({
    name: `integer: ${value}`,
    bytes: seconds(value),
    status: 200,
  })),
  {
    name: "size: nesting of 100,000",
    bytes: () => post(`{"arn":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    ...serialization,
  },
  {
    name: "size: nesting of 100,000 objects left open",
    bytes: () => post('{"a":'.repeat(100_000)),
    ...serialization,
  },
  {
    name: "size: 60,000 keys",
    bytes: () => post(`{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`),
    ...validation,
  },
  {
    name: "size: 1 MB against a pattern",
    bytes: () => arn(`"arn:aws:ivs:us-west-2:1:stage/${"a".repeat(1_000_000)}!"`),
    ...validation,
  },
  {
    name: "size: over the limit",
    bytes: () => arn(`"${"a".repeat(1_100_000)}"`),
    status: 413,
    error: "RequestEntityTooLargeException",
    closes: true,
  },
  {
    name: "size: 100 MB announced",
    bytes: request("POST /GetStage", "Content-Type: application/json\r\nContent-Length: 100000000\r\n", "{"),
    status: 413,
    error: "RequestEntityTooLargeException",
    closes: true,
  },
  {
    name: "size: chunks over the limit",
    bytes: () =>
      request(
        "POST /GetStage",
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
        `200000\r\n${" ".repeat(0x200000)}\r\n0\r\n\r\n`,
      ),
    status: 413,
    error: "RequestEntityTooLargeException",
    closes: true,
  },
  {
    name: "coding: gzip",
    bytes: post(good, { "Content-Encoding": "gzip" }),
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  {
    name: "coding: unknown",
    bytes: post(good, { "Content-Encoding": "zip" }),
    status: 415,
    error: "UnsupportedMediaTypeException",
  },
  { name: "coding: identity", bytes: post(good, { "Content-Encoding": "identity" }), status: 200 },
];

const paths: Readonly<Record<string, BadRequest["error"]>> = {
  "/GetStages": "UnknownOperationException",
  "/": "UnknownOperationException",
  "/GetStage/": "UnknownOperationException",
  "/getStage": "UnknownOperationException",
  "//GetStage": "UnknownOperationException",
  "/./GetStage": "UnknownOperationException",
  "/x/../GetStage": "UnknownOperationException",
  "/%2e%2e/GetStage": "UnknownOperationException",
  "/GetStage%00": "UnknownOperationException",
  "/GetStage;a=b": "UnknownOperationException",
};

/** Ids that must stay one literal label, whatever they look like. */
const ids = [
  "..",
  "%2e%2e",
  "a%2Fb",
  "a%2f..%2fb",
  "__proto__",
  "constructor",
  "'%20OR%201=1--",
  "%7B%7D",
  "id%3Fx=1",
  "%00",
  "%0d%0aX:y",
  "toString",
  "%F0%9F%91%8D",
];

const routes: readonly BadRequest[] = [
  ...["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"].map((method) => ({
    name: `method: ${method}`,
    bytes: request(`${method} /GetStage`),
    status: 405,
    error: "UnknownOperationException",
  })),
  { name: "method: unheard of", bytes: request("BREW /GetStage"), ...malformed, closes: true },
  { name: "method: lower case", bytes: request("post /GetStage"), ...malformed, closes: true },
  {
    name: "method: CONNECT",
    bytes: "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
    status: [0, 400, 405],
    closes: true,
  },
  { name: "method: override", bytes: post(good, { "X-HTTP-Method-Override": "DELETE" }), status: 200 },
  ...Object.entries(paths).map(([path, error = ""]) => ({
    name: `path: ${path}`,
    bytes: start(path),
    status: 404,
    error,
  })),
  ...["%", "%zz", "%ff", "%c0%ae", "%ed%a0%80"].map((id) => ({
    name: `label: ${id}`,
    bytes: start(`/2020-08-01/studios/${id}/streaming-sessions/b/start`),
    ...malformed,
  })),
  ...ids.map((id) => ({
    name: `id: ${id}`,
    bytes: start(`/2020-08-01/studios/${known.studioId}/streaming-sessions/${id}/start`),
    ...notFound,
  })),
  {
    name: "id: with a slash of its own",
    bytes: start(`/2020-08-01/studios/${known.studioId}/streaming-sessions/a/b/start`),
    ...unknown,
  },
  { name: "id: empty", bytes: start("/2020-08-01/studios//streaming-sessions/b/start"), ...unknown },
  {
    name: "id: of another studio",
    bytes: start(`/2020-08-01/studios/other/streaming-sessions/${known.sessionId}/start`),
    ...notFound,
  },
  { name: "host: none", bytes: "POST /GetStage HTTP/1.1\r\nContent-Length: 0\r\n\r\n", ...malformed },
  { name: "host: two", bytes: request("POST /GetStage", "Host: b\r\nContent-Length: 0\r\n"), ...malformed },
  { name: "target: absolute", bytes: start("http://a/GetStage"), status: [400, 404] },
  { name: "target: asterisk", bytes: request("OPTIONS *"), status: [400, 404] },
  { name: "target: without a slash", bytes: start("GetStage"), status: 400 },
  {
    name: "target: 9 kB",
    bytes: start(`/GetStage?${"x".repeat(9000)}`),
    status: 414,
    error: "MalformedHttpRequestException",
  },
  {
    name: "target: 70 kB",
    bytes: start(`/GetStage?${"x".repeat(70_000)}`),
    status: [414, 431],
    error: "MalformedHttpRequestException",
    closes: true,
  },
  { name: "target: raw bytes beyond ASCII", bytes: start("/GetStage\xff"), status: [400, 404] },
  { name: "target: a space", bytes: start("/Get Stage"), ...malformed, closes: true },
  { name: "HTTP/2 preface", bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: [0, 400, 505], closes: true },
];

const token = (value: string) =>
  request(`POST ${sessionPath}/start`, `X-Amz-Client-Token: ${value}\r\nContent-Length: 0\r\n`);
const framed = (headers: string, body = "") =>
  request("POST /GetStage", `Content-Type: application/json\r\n${headers}`, body);

const headers: readonly BadRequest[] = [
  { name: "token: empty", bytes: token(""), ...validation },
  { name: "token: 1", bytes: token("a"), status: 200 },
  { name: "token: 64", bytes: token("a".repeat(64)), status: 200 },
  { name: "token: 65", bytes: token("a".repeat(65)), ...validation },
  { name: "token: two", bytes: token("a\r\nX-Amz-Client-Token: b"), ...serialization },
  { name: "token: beyond ASCII", bytes: token("\xff\xfe"), status: [200, 400] },
  {
    name: "framing: Content-Length and Transfer-Encoding",
    bytes: framed("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
    ...malformed,
    closes: true,
  },
  {
    name: "framing: two Content-Lengths",
    bytes: framed("Content-Length: 2\r\nContent-Length: 3\r\n", "{}"),
    ...malformed,
    closes: true,
  },
  ...["-1", "+5", "0x5", "5,5", "five", "1e1", "99999999999999999999"].map((value) => ({
    name: `framing: Content-Length ${value}`,
    bytes: framed(`Content-Length: ${value}\r\n`, "{}"),
    ...malformed,
    closes: true as const,
  })),
  {
    name: "framing: bad chunk size",
    bytes: framed("Transfer-Encoding: chunked\r\n", "xyz\r\n{}\r\n0\r\n\r\n"),
    ...malformed,
    closes: true,
  },
  {
    name: "framing: negative chunk size",
    bytes: framed("Transfer-Encoding: chunked\r\n", "-2\r\n{}\r\n0\r\n\r\n"),
    ...malformed,
    closes: true,
  },
  {
    name: "framing: chunk of 1 GB announced",
    bytes: framed("Transfer-Encoding: chunked\r\n", "40000000\r\n{"),
    halfClose: true,
    status: [0, 400, 408, 413],
    closes: true,
  },
  {
    name: "framing: unknown transfer coding",
    bytes: framed("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
    status: [400, 501],
    closes: true,
  },
  {
    name: "framing: space before the colon",
    bytes: framed("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
    ...malformed,
    closes: true,
  },
  {
    name: "framing: NUL in a header",
    bytes: framed("X: a\0b\r\nContent-Length: 0\r\n"),
    ...malformed,
    closes: true,
  },
  {
    name: "framing: bare line feed in a header",
    bytes: "POST /GetStage HTTP/1.1\nHost: a\nX: y\r\n\r\n",
    ...malformed,
    closes: true,
  },
  { name: "framing: bare carriage return", bytes: framed("X: a\rb\r\n"), ...malformed, closes: true },
  { name: "framing: folded header", bytes: framed("X: a\r\n b\r\nContent-Length: 0\r\n"), status: 400 },
  { name: "framing: header without a name", bytes: framed(": a\r\n"), ...malformed, closes: true },
  {
    name: "framing: Content-Length too long, half closed",
    bytes: framed("Content-Length: 100\r\n", "{}"),
    halfClose: true,
    status: [0, 400, 408],
    closes: true,
  },
  {
    name: "framing: 20 kB of headers",
    bytes: framed(`X: ${"a".repeat(20_000)}\r\n`),
    status: 431,
    error: "MalformedHttpRequestException",
    closes: true,
  },
  {
    name: "framing: 5,000 headers",
    bytes: framed("X: a\r\n".repeat(5000)),
    status: 431,
    error: "MalformedHttpRequestException",
    closes: true,
  },
  {
    name: "framing: HTTP/3.7",
    bytes: "POST /GetStage HTTP/3.7\r\nHost: a\r\n\r\n",
    status: [400, 505],
    closes: true,
  },
  { name: "framing: no HTTP at all", bytes: "\x16\x03\x01\x02\x00\x01\x00", ...malformed, closes: true },
  {
    name: "framing: pipelined requests are answered in order",
    bytes: Buffer.concat([post(good), post("{"), Buffer.from(start("/Nothing")), post(good)]),
    status: 200,
    pipeline: [200, 400, 404, 200],
  },
  {
    name: "framing: 60 requests ahead of the first answer",
    bytes: Buffer.concat(Array(60).fill(post(good))),
    status: 200,
    pipeline: Array(60).fill(200),
  },
  {
    name: "framing: 300 requests ahead of the first answer",
    bytes: Buffer.concat(Array(300).fill(post(good))),
    status: 200,
    pipeline: Array(300).fill(200),
  },
  {
    name: "framing: a bad request behind a good one",
    pipeline: [200, 400],
    bytes: Buffer.concat([post(good), Buffer.from("BREW / HTTP/1.1\r\n\r\n")]),
    status: 200,
    closes: true,
  },
  {
    name: "expect: 100-continue",
    bytes: post(good, { Expect: "100-continue" }),
    status: 200,
    starts: "HTTP/1.1 100 Continue\r\n\r\n",
  },
  {
    name: "expect: 100-continue that is refused",
    bytes: request(
      "POST /GetStage",
      "Content-Type: application/json\r\nContent-Length: 9000000\r\nExpect: 100-continue\r\n",
    ),
    status: 413,
    starts: "HTTP/1.1 413",
    closes: true,
  },
  {
    name: "expect: anything else",
    bytes: post(good, { Expect: "tea" }),
    status: 417,
    error: "ExpectationFailedException",
  },
];

/** What clients get wrong or try on purpose, over HTTP/1.1, without signatures. */
export const badRequests: readonly BadRequest[] = [...bodies, ...routes, ...headers];
