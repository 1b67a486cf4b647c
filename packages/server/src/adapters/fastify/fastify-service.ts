import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { mount } from "../../mount.ts";
import { createNodeListener, type NodeListener } from "../node/node-listener.ts";

interface Request {
  readonly raw: IncomingMessage;
  /** As Fastify and its hooks see them; those of `raw` stay unchanged. */
  headers: IncomingMessage["headers"];
}

interface Reply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/** The part of a Fastify instance that the plugin needs. */
export interface FastifyScope {
  readonly prefix: string;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: "*",
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): unknown;
  addHook(name: "onRequest", hook: (request: Request, reply: unknown, done: () => void) => void): unknown;
  setNotFoundHandler(handler: (request: Request, reply: Reply) => void): unknown;
}

/** A Fastify plugin, to be registered with or without a `prefix`. */
export type FastifyPlugin = (scope: FastifyScope, options: unknown, done: (error?: Error) => void) => void;

/**
 * Makes a Fastify plugin of a service: `app.register(fastifyService(service), { prefix: "/api" })`. It
 * answers what the application's own routes do not. The application's request hooks run before it. Reply
 * hooks do not run, because the answer goes straight to node:http. A prefix with parameters is refused when
 * the application starts.
 */
export function fastifyService(service: FetchHandler): FastifyPlugin {
  return (scope, _options, done) => {
    let listener: NodeListener;
    try {
      listener = createNodeListener(underPrefix(service, scope.prefix));
    } catch (error) {
      return done(error as Error);
    }
    scope.addHook("onRequest", (request, _reply, seen) => {
      hideMediaType(request);
      seen();
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, parsed) => parsed(null));
    scope.setNotFoundHandler((request, reply) => answer(listener, request, reply));
    done();
  };
}

/** @throws TypeError for a prefix with parameters. */
function underPrefix(service: FetchHandler, prefix: string): FetchHandler {
  const path = prefix.replace(/\/+$/, "");
  if (/[:*(]/.test(path))
    throw new TypeError(`A service cannot be mounted under "${prefix}", which has parameters.`);
  return path === "" ? service : mount(service, path);
}

const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/**
 * Fastify would itself answer a media type that it cannot parse. The service's answer is better, and comes
 * only after the check of the signature.
 */
function hideMediaType(request: Request): void {
  if (mediaType.test(request.headers["content-type"] ?? "")) return;
  request.headers = { ...request.headers, "content-type": "application/octet-stream" };
}

/**
 * Makes the `frameworkErrors` option of a Fastify application whose service is at the root. Then what Fastify
 * refuses before it looks for a route, such as a path that cannot be decoded, is answered in the service's
 * form, too.
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
