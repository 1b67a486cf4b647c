import { known, sessionPath } from "./known.ts";

/** A request as bytes on a socket, and the answers that are right. */
export interface BadRequest {
  readonly name: string;
  /**
   * Who may answer before a service: the parser of node:http, whose refusals only `serve` puts into words, or
   * also the maker of a `Request`, as in Hono, where the path has no dots, there is one host, and repeated
   * headers are joined. Default: the service answers everywhere.
   */
  readonly before?: "parser" | "Request";
  /** What is sent: text is latin1, so that `\xff` is that byte. A function makes large ones late. */
  readonly bytes: string | Buffer | (() => string | Buffer);
  /** The right statuses; 0 means a connection closed without an answer. */
  readonly status: number | readonly number[];
  readonly error?: string;
  /** True when the server must close the connection. */
  readonly closes?: true;
  /** The first bytes of the answer, if an interim one matters. */
  readonly starts?: string;
  /** True when the client closes its side after sending. */
  readonly halfClose?: true;
  /** The statuses of all answers on the connection, in order, if there are several. */
  readonly pipeline?: readonly number[];
  readonly contains?: string;
}

/** Bodies of a POST to GetStage unless `path` says otherwise. */
export function post(
  body: string | Buffer,
  headers: Record<string, string> = {},
  path = "/GetStage",
): Buffer {
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

/** A request without a body of JSON. */
export const request = (line: string, headers = "", body = "") =>
  `${line} HTTP/1.1\r\nHost: a\r\n${headers}\r\n${body}`;
/** A POST without a body. */
export const start = (path: string) => request(`POST ${path}`, "Content-Length: 0\r\n");
/** A POST that creates a stream. */
export const create = (body: string, headers: Record<string, string> = {}) =>
  post(body, headers, `${sessionPath}/streams`);
export const seconds = (value: string) => create(`{"expirationInSeconds":${value}}`);
/** A valid body. */
export const good = JSON.stringify({ arn: known.stage });
export const arn = (value: string) => post(`{"arn":${value}}`);

/** The most frequent answers. */
export const serialization = { status: 400, error: "SerializationException" } as const;
export const validation = { status: 400, error: "ValidationException" } as const;
export const malformed = { status: 400, error: "MalformedHttpRequestException" } as const;
export const unknown = { status: 404, error: "UnknownOperationException" } as const;
export const notFound = { status: 404, error: "ResourceNotFoundException" } as const;
