import { type BadRequest, good, malformed, post, request, serialization, validation } from "./bad-request.ts";
import { sessionPath } from "./services.ts";

const token = (value: string) =>
  request(`POST ${sessionPath}/start`, `X-Amz-Client-Token: ${value}\r\nContent-Length: 0\r\n`);
const framed = (headers: string, body = "") =>
  request("POST /GetStage", `Content-Type: application/json\r\n${headers}`, body);

/** Headers, framing, pipelines and expectations. */
export const badFraming: readonly BadRequest[] = [
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
    name: "framing: a transfer coding before the chunks",
    bytes: framed("Transfer-Encoding: gzip, chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"),
    status: 501,
    error: "NotImplemented",
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
    bytes: Buffer.concat([post(good), post("{"), post(good, {}, "/Nothing"), post(good)]),
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
    name: "expect: 100-continue that is refused, from a client that does not wait",
    bytes: post("x".repeat(2_000_000), { Expect: "100-continue" }),
    status: 413,
    starts: "HTTP/1.1 413",
    closes: true,
  },
  ...["tea", "100-continue, tea", "x-100-continue", "100-continue;q=1"].map((value) => ({
    name: `expect: ${value}`,
    bytes: post(good, { Expect: value }),
    status: 417,
    error: "ExpectationFailedException",
  })),
];
