import { answerFault, standardHeaders } from "./answer.ts";
import { describeError } from "./answer-failure.ts";
import { type Cors, createCors } from "./cors.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Exchange, Incoming, Outgoing } from "./exchange.ts";
import { Fault, internalFault, isHeaderText, malformedFault } from "./fault.ts";
import { writeRecord } from "./logger.ts";
import { createRouter } from "./router.ts";
import type { ServiceOptions } from "./service-options.ts";

/** What stands around the operations of one or more services. */
export interface EdgeOptions extends Pick<ServiceOptions, "cors" | "health" | "logger" | "requestId"> {
  /** Characters of a request target. */
  readonly maxTarget: number;
}

interface Visit {
  readonly incoming: Incoming;
  readonly requestId: string;
}

/** Routes requests to endpoints and answers those that have none: unknown paths, wrong methods, preflights, health checks. */
export function createEdge(endpoints: readonly Endpoint[], options: EdgeOptions): Exchange {
  const { health = "/health", logger, maxTarget } = options;
  const requestId = options.requestId ? checkIds(options.requestId) : () => crypto.randomUUID();
  const cors = options.cors && createCors(options.cors);
  const errorMessages = [
    ...new Set(endpoints.map(({ runtime }) => runtime.service.errorMessage ?? "message")),
  ];
  const router = createRouter(
    endpoints.map((target) => ({ method: target.operation.method, path: target.operation.path, target })),
  );

  const answer = (visit: Visit): Promise<Outgoing> | Outgoing => {
    const { incoming, requestId } = visit;
    const { method, target } = incoming;
    const place = { requestId, errorMessages };
    if (target.length > maxTarget)
      return answerFault(malformedFault("The request target is too long.", 414), place);
    const cut = target.indexOf("?");
    const path = cut < 0 ? target : target.slice(0, cut);
    const match = router(method, path);
    if (match === undefined) {
      return path === health ? answerHealth(visit, place) : answerFault(unknownFault(), place);
    }
    if (match === "malformed") return answerFault(malformedFault("The path cannot be decoded."), place);
    if ("allow" in match) {
      const preflight = cors && answerPreflight(cors, visit, match.allow);
      return preflight ?? answerFault(wrongMethodFault(match.allow), place);
    }
    const query = cut < 0 ? "" : target.slice(cut + 1);
    return match.target.answer({ incoming, labels: match.labels, query, requestId });
  };

  const finish = (incoming: Incoming, id: string, answered: Outgoing, start: number): Outgoing => {
    const headers = cors?.apply(answered.headers, incoming.header("origin"));
    const outgoing = headers ? { ...answered, headers } : answered;
    if (logger?.info)
      writeRecord(logger, "info", "request", describe(incoming, id, outgoing, performance.now() - start));
    return outgoing;
  };

  const failWithoutId = async (error: unknown): Promise<Outgoing> => {
    writeRecord(logger, "error", "A request got no id.", describeError(error));
    return answerFault(internalFault(), { requestId: crypto.randomUUID(), errorMessages });
  };

  return (incoming) => {
    let id: string;
    try {
      id = requestId();
    } catch (error) {
      return failWithoutId(error);
    }
    const start = logger?.info ? performance.now() : 0;
    const answered = answer({ incoming, requestId: id });
    if (answered instanceof Promise) {
      return cors || logger?.info
        ? answered.then((outgoing) => finish(incoming, id, outgoing, start))
        : answered;
    }
    return Promise.resolve(finish(incoming, id, answered, start));
  };
}

/** Ids that are made elsewhere travel in a header, too. */
function checkIds(make: () => string): () => string {
  return () => {
    const id = make();
    if (!isHeaderText(id)) throw new TypeError("The option requestId made an id that no header can hold.");
    return id;
  };
}

/** The fields of a request's log record. The path is the one that the client sent; the query stays out: it can hold a signature. */
function describe(
  { method, target, signedTarget = target }: Incoming,
  requestId: string,
  { status, headers }: Outgoing,
  ms: number,
) {
  const type = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === "x-amzn-errortype");
  const error = type < 0 ? {} : { error: headers[type + 1] };
  return {
    requestId,
    method,
    path: signedTarget.split("?", 1)[0],
    status,
    ...error,
    durationMs: Math.round(ms * 100) / 100,
  };
}

function unknownFault(): Fault {
  return new Fault("UnknownOperationException", 404, "No operation has this path.");
}

function wrongMethodFault(allow: readonly string[]): Fault {
  const methods = allow.join(", ");
  return new Fault("UnknownOperationException", 405, `This path takes ${methods} only.`, {
    headers: { Allow: methods },
  });
}

function answerPreflight(
  cors: Cors,
  { incoming, requestId }: Visit,
  allow: readonly string[],
): Outgoing | undefined {
  if (incoming.method !== "OPTIONS" || incoming.header("access-control-request-method") === undefined)
    return undefined;
  const methods = allow.join(", ");
  const headers = [...standardHeaders(requestId), "Allow", methods, ...cors.preflight(methods)];
  return { status: 204, headers, body: undefined };
}

function answerHealth(
  { incoming, requestId }: Visit,
  place: { requestId: string; errorMessages: readonly string[] },
): Outgoing {
  if (incoming.method !== "GET" && incoming.method !== "HEAD")
    return answerFault(wrongMethodFault(["GET", "HEAD"]), place);
  const json = ["Content-Type", "application/json", "Cache-Control", "no-store"];
  const headers = [...standardHeaders(requestId), ...json];
  return { status: 200, headers, body: '{"status":"ok"}' };
}
