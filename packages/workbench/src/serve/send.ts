import type { ServerResponse } from "node:http";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
};

/** Sends a file, with the media type of its extension. */
export function send(
  response: ServerResponse,
  status: number,
  ending: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, {
    "content-type": types[ending] ?? "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
