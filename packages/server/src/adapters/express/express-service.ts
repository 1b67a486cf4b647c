import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { createNodeListener } from "../node/node-listener.ts";

/** A middleware of Express 4 or 5, or of Connect. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes a middleware of a service: `app.use(expressService(service))`. It answers every request that reaches
 * it, so put it after the application's own routes and before body parsers. Under a path, `app.use("/api",
 * …)`, it serves that path. It does not touch a response that an earlier middleware has started.
 */
export function expressService(service: FetchHandler): Middleware {
  const listener = createNodeListener(service);
  return (request, response) => {
    if (response.headersSent) return;
    response.removeHeader("X-Powered-By");
    listener(request, response);
  };
}
