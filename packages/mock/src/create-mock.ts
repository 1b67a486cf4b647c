import { randomUUID } from "node:crypto";
import { decodeRequest, type FetchHandler, isJson } from "@callsheet/protocol";
import { checkAuthorization } from "./authorization.ts";
import { checkedReply } from "./checked-reply.ts";
import { describeViolations } from "./checks.ts";
import { allowOrigin, answerOptions } from "./cors.ts";
import { readContract, readDocuments } from "./documents.ts";
import { Fault } from "./fault.ts";
import { faultReply, toFault } from "./fault-reply.ts";
import type { MockOperation } from "./mock-operation.ts";
import { type Preferences, readPreferences } from "./preferences.ts";
import { loadPrism, type Prism, type Reply } from "./prism.ts";
import { readRequestBody } from "./request-body.ts";
import { createRoutes, type Found, type Routes } from "./routes.ts";

/** Options of {@link createMock}. */
export interface MockOptions {
  /**
   * The OpenAPI documents to serve: paths of files, or parsed documents. Default: the documents of `@callsheet/contract`, whose
   * messages are checked by `@callsheet/validators`.
   */
  readonly documents?: readonly (string | object)[];
  /** Generates bodies from their schemas instead of taking examples. Default: false. */
  readonly dynamic?: boolean;
  /** Makes generated bodies reproducible: the same seed and operation give the same body. Default: another one for each reply. */
  readonly seed?: string;
  /** Takes one line a request, and one for each failure. Never headers, bodies or queries. Default: nothing is written. */
  readonly log?: (level: "error" | "info", line: string) => void;
}

/** What the mock answers, for a list on a console. */
export interface MockRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** A mock of OpenAPI documents. It is a fetch handler: it answers requests without a port. */
export interface Mock extends FetchHandler {
  /** What is served, once the documents are read. Rejects with a `DocumentError`, as every request does until a reload helps. */
  readonly ready: Promise<readonly MockRoute[]>;
  /**
   * Reads documents anew and serves them from the next request on. Without an argument, the ones of the options.
   *
   * @throws DocumentError when one cannot be served; the mock then goes on with what it had.
   */
  reload(documents?: readonly (string | object)[]): Promise<readonly MockRoute[]>;
}

/** All that one request needs. */
interface Served {
  readonly prism: Prism;
  readonly operations: readonly MockOperation[];
  readonly routes: Routes;
}

/** Makes a mock. The documents are read at once, in the background: await `ready` to know how that went. */
export function createMock(options: MockOptions = {}): Mock {
  const { dynamic = false, seed, log = () => {} } = options;
  const settings: Preferences = { dynamic, ...(seed !== undefined && { seed }) };
  let served = serve(options.documents);
  const ready = served.then(({ operations }) => operations.map(routeOf));
  ready.catch(() => {});

  async function handler(request: Request): Promise<Response> {
    const start = performance.now();
    const response = await answer(await served, request, settings, log);
    const path = new URL(request.url).pathname;
    log("info", `${request.method} ${path} ${response.status} ${(performance.now() - start).toFixed(1)} ms`);
    return response;
  }

  async function reload(documents = options.documents): Promise<readonly MockRoute[]> {
    const next = await serve(documents);
    served = Promise.resolve(next);
    return next.operations.map(routeOf);
  }
  return Object.assign(handler, { ready, reload });
}

async function serve(documents: MockOptions["documents"]): Promise<Served> {
  const prism = await loadPrism();
  const operations = documents ? await readDocuments(prism, documents) : await readContract(prism);
  return { prism, operations, routes: createRoutes(operations) };
}

function routeOf({ descriptor: { name, method, path } }: MockOperation): MockRoute {
  return { name, method, path };
}

async function answer(
  served: Served,
  request: Request,
  settings: Preferences,
  log: NonNullable<MockOptions["log"]>,
): Promise<Response> {
  const { pathname, searchParams, search } = new URL(request.url);
  let found: Found | undefined;
  let response: Response;
  try {
    if (request.method === "OPTIONS") return answerOptions(request, served.routes.methods(pathname));
    found = served.routes.find(request.method, pathname);
    if (found.operation.signed) checkAuthorization(request.headers.get("authorization"), searchParams);
    response = toResponse(await call(served, found, request, search.slice(1), settings));
  } catch (error) {
    const fault = toFault(error);
    if (fault.status >= 500) log("error", `${request.method} ${pathname}: ${fault.message}`);
    response = toResponse(await faultReply(fault, { ...served, operation: found?.operation }));
  }
  response.headers.set("x-amzn-requestid", randomUUID());
  allowOrigin(response.headers);
  return request.method === "HEAD" ? new Response(null, response) : response;
}

async function call(
  { prism }: Served,
  found: Found,
  request: Request,
  query: string,
  settings: Preferences,
): Promise<Reply> {
  const { operation, labels } = found;
  const { headers } = request;
  const body = await readRequestBody(request, operation.mediaTypes);
  const broken = operation.checks.input(
    decodeRequest(operation.descriptor, { labels, query, headers, json: body }),
  );
  if (broken.length > 0) throw new Fault("ValidationException", 400, `${describeViolations(broken)}.`);
  const preferences = readPreferences(headers.get("prefer"), operation, settings);
  return checkedReply(prism, operation, preferences, headers.get("accept") ?? undefined);
}

function toResponse({ status, headers, body }: Reply): Response {
  if (body === undefined) return new Response(null, { status, headers });
  const json = isJson(headers["content-type"] ?? "application/json");
  return new Response(json || typeof body !== "string" ? JSON.stringify(body) : body, { status, headers });
}
