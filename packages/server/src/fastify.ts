import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { mount } from "./mount.ts";
import { createNodeListener, type NodeListener } from "./node-listener.ts";

interface Request {
  readonly raw: IncomingMessage;
}

interface Reply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/** As much of a Fastify instance as the plugin needs. */
export interface FastifyScope {
  readonly prefix: string;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: "*",
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): unknown;
  setNotFoundHandler(handler: (request: Request, reply: Reply) => void): unknown;
}

/** A Fastify plugin, to be registered with or without a `prefix`. */
export type FastifyPlugin = (scope: FastifyScope, options: unknown, done: () => void) => void;

/**
 * Makes a Fastify plugin of a service: `app.register(fastifyService(service), { prefix: "/api" })`. It answers what the application's own
 * routes do not. `onRequest` hooks run before it; reply hooks do not run, since the answer is written as it is.
 */
export function fastifyService(service: FetchHandler): FastifyPlugin {
  return (scope, _options, done) => {
    const listener = createNodeListener(scope.prefix === "" ? service : mount(service, scope.prefix));
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, parsed) => parsed(null));
    scope.setNotFoundHandler((request, reply) => answer(listener, request, reply));
    done();
  };
}

/**
 * Makes the `frameworkErrors` option of a Fastify application whose service stands at the root, so that what Fastify refuses before it
 * looks for a route, such as a path that cannot be decoded, has the service's form too.
 */
export function fastifyErrors(
  service: FetchHandler,
): (error: unknown, request: Request, reply: Reply) => void {
  const listener = createNodeListener(service);
  return (_error, request, reply) => answer(listener, request, reply);
}

function answer(listener: NodeListener, request: Request, reply: Reply): void {
  reply.hijack();
  listener(request.raw, reply.raw);
}
