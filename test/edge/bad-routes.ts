import { type BadRequest, good, malformed, notFound, post, request, start, unknown } from "./bad-request.ts";
import { known } from "./known.ts";

const paths = ["/GetStages", "/", "/GetStage/", "/getStage", "//GetStage", "/GetStage%00", "/GetStage;a=b"];
/** Those that a URL removes. */
const dottedPaths = ["/./GetStage", "/x/../GetStage", "/%2e%2e/GetStage"];

/** Ids that must stay one literal label, whatever they look like. */
const ids = [
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

const dottedIds = ["..", "%2e%2e"];
const startId = (id: string) => start(`/2020-08-01/studios/${known.studioId}/streaming-sessions/${id}/start`);

/** Methods, paths, labels, hosts and targets. */
export const badRoutes: readonly BadRequest[] = [
  ...["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"].map((method) => ({
    name: `method: ${method}`,
    bytes: request(`${method} /GetStage`),
    status: 405,
    error: "UnknownOperationException",
  })),
  {
    name: "method: unheard of",
    before: "parser",
    bytes: request("BREW /GetStage"),
    ...malformed,
    closes: true,
  },
  {
    name: "method: lower case",
    before: "parser",
    bytes: request("post /GetStage"),
    ...malformed,
    closes: true,
  },
  {
    name: "method: CONNECT",
    bytes: "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
    status: [0, 400, 405],
    closes: true,
  },
  { name: "method: override", bytes: post(good, { "X-HTTP-Method-Override": "DELETE" }), status: 200 },
  ...paths.map((path) => ({ name: `path: ${path}`, bytes: start(path), ...unknown })),
  ...dottedPaths.map((path) => ({
    name: `path: ${path}`,
    before: "Request" as const,
    bytes: start(path),
    ...unknown,
  })),
  ...["%", "%zz", "%ff", "%c0%ae", "%ed%a0%80"].map((id) => ({
    name: `label: ${id}`,
    bytes: start(`/2020-08-01/studios/${id}/streaming-sessions/b/start`),
    ...malformed,
  })),
  ...ids.map((id) => ({ name: `id: ${id}`, bytes: startId(id), ...notFound })),
  ...dottedIds.map((id) => ({
    name: `id: ${id}`,
    before: "Request" as const,
    bytes: startId(id),
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
  {
    name: "host: none",
    before: "parser",
    bytes: "POST /GetStage HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
    ...malformed,
  },
  {
    name: "host: two",
    before: "Request",
    bytes: request("POST /GetStage", "Host: b\r\nContent-Length: 0\r\n"),
    ...malformed,
  },
  ...["a b", "a/GetStage?", "a#b", "u@a", "a:b", "[::1", "a, b"].map((host) => ({
    name: `host: ${host}`,
    before: "parser" as const,
    bytes: `POST /GetStage HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\n\r\n`,
    ...malformed,
  })),
  { name: "target: absolute", bytes: start("http://a/GetStage"), status: [400, 404] },
  { name: "target: asterisk", before: "Request", bytes: request("OPTIONS *"), status: [400, 404] },
  { name: "target: without a slash", before: "parser", bytes: start("GetStage"), status: 400 },
  {
    name: "target: 9 kB",
    bytes: start(`/GetStage?${"x".repeat(9000)}`),
    status: 414,
    error: "MalformedHttpRequestException",
  },
  {
    name: "target: 70 kB",
    before: "parser",
    bytes: start(`/GetStage?${"x".repeat(70_000)}`),
    status: [414, 431],
    error: "MalformedHttpRequestException",
    closes: true,
  },
  {
    name: "target: raw bytes beyond ASCII",
    before: "parser",
    bytes: start("/GetStage\xff"),
    status: [400, 404],
  },
  { name: "target: a space", before: "parser", bytes: start("/Get Stage"), ...malformed, closes: true },
  {
    name: "HTTP/2 preface",
    before: "parser",
    bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    status: [0, 400, 505],
    closes: true,
  },
];
