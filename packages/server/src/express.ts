import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { mount } from "./mount.ts";
import { createNodeListener } from "./node-listener.ts";

/** A middleware of Express 4 or 5, or of Connect. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes a middleware of a service: `app.use(expressService(service))`. It answers every request that reaches it, so it comes after the
 * application's own routes and before body parsers. Under a path, `app.use("/api", …)`, it serves that path.
 */
export function expressService(service: FetchHandler): Middleware {
  const root = createNodeListener(service);
  const mounted = new Map<string, Middleware>();
  return (request, response) => {
    response.removeHeader("X-Powered-By");
    const { baseUrl = "" } = request as { baseUrl?: string };
    if (baseUrl === "") return root(request, response);
    let listener = mounted.get(baseUrl);
    if (!listener) {
      listener = createNodeListener(mount(service, baseUrl));
      // A pattern as mount path makes as many base paths as clients like.
      if (mounted.size < 100) mounted.set(baseUrl, listener);
    }
    listener(request, response);
  };
}
