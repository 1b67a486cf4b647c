import type { Service } from "@callsheet/protocol";
import { Fault, internalFault, malformedFault } from "../fault.ts";
import { writeRecord } from "../logger.ts";
import type { ServiceOptions } from "../service-options.ts";
import { type AnswerPlace, answerFault, type FaultPlace, standardHeaders } from "./answer.ts";
import { describeError } from "./answer-failure.ts";
import { type Cors, corsHeadersOf, createCors } from "./cors.ts";
import { describeRequest } from "./describe-request.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Exchange, Incoming, Outgoing } from "./exchange.ts";
import { isHeaderText } from "./flat-headers.ts";
import { createRouter } from "./router.ts";

/** What surrounds the operations of one or more services. */
export interface EdgeOptions extends Pick<ServiceOptions, "cors" | "health" | "logger" | "requestId"> {
  /** The most characters that a request target may have. */
  readonly maxTarget: number;
}

/**
 * Routes requests to endpoints, and answers those without one: unknown paths, wrong methods, preflights,
 * health checks.
 */
export function createEdge(endpoints: readonly Endpoint[], options: EdgeOptions): Exchange {
  const { logger } = options;
  const requestId = options.requestId ? checkIds(options.requestId) : () => crypto.randomUUID();
  const errorMessages = [
    ...new Set(endpoints.map(({ runtime }) => runtime.service.errorMessage ?? "message")),
  ];
  const profile = profileOf(endpoints);
  const named = profile === "http" ? corsHeadersOf(endpoints.map(({ operation }) => operation)) : undefined;
  const cors = options.cors && createCors(options.cors, named);
  const answer = createAnswer(endpoints, { ...options, profile, errorMessages, cors });

  const finish = (incoming: Incoming, id: string, answered: Outgoing, start: number): Outgoing => {
    const headers = cors?.apply(answered.headers, incoming.header("origin"));
    const outgoing = headers ? { ...answered, headers } : answered;
    if (logger?.info) {
      const ms = performance.now() - start;
      writeRecord(logger, "info", "request", describeRequest(incoming, outgoing, { requestId: id, ms }));
    }
    return outgoing;
  };

  const failWithoutId = async (error: unknown): Promise<Outgoing> => {
    writeRecord(logger, "error", "The option requestId failed.", describeError(error));
    return answerFault(internalFault(), { requestId: crypto.randomUUID(), profile, errorMessages });
  };

  return (incoming) => {
    let id: string;
    try {
      id = requestId();
    } catch (error) {
      return failWithoutId(error);
    }
    const start = logger?.info ? performance.now() : 0;
    const answered = answer(incoming, id);
    if (answered instanceof Promise) {
      return cors || logger?.info
        ? answered.then((outgoing) => finish(incoming, id, outgoing, start))
        : answered;
    }
    return Promise.resolve(finish(incoming, id, answered, start));
  };
}

/** Ids made by the application travel in a header, too. */
function checkIds(make: () => string): () => string {
  return () => {
    const id = make();
    if (!isHeaderText(id)) throw new TypeError("The option requestId made an id that no header can hold.");
    return id;
  };
}

/** The profile of answers that belong to no single operation: `http` if all services have it. */
export function profileOf(endpoints: readonly Endpoint[]): Service["profile"] {
  return endpoints.some(({ runtime }) => runtime.service.profile === "aws") ? "aws" : "http";
}

interface AnswerOptions {
  readonly profile: Service["profile"];
  readonly maxTarget: number;
  readonly health?: string | false;
  readonly errorMessages: readonly string[];
  readonly cors: Cors | undefined;
}

/** Makes the function that answers a request under an id. */
function createAnswer(endpoints: readonly Endpoint[], options: AnswerOptions) {
  const { maxTarget, health = "/health", profile, errorMessages, cors } = options;
  const router = createRouter(
    endpoints.map((target) => {
      const { method, path, when } = target.operation;
      return { method, path, ...(when && { when }), target };
    }),
  );
  return (incoming: Incoming, requestId: string): Promise<Outgoing> | Outgoing => {
    const { method, target } = incoming;
    const place = { requestId, profile, errorMessages };
    if (target.length > maxTarget)
      return answerFault(malformedFault("The request target is too long.", 414), place);
    const cut = target.indexOf("?");
    const path = cut < 0 ? target : target.slice(0, cut);
    const query = cut < 0 ? "" : target.slice(cut + 1);
    const match = router({ method, path, query, header: (name) => incoming.header(name) });
    if (match === undefined) {
      if (path === health) return answerHealth(incoming, place);
      return answerPreflight(cors, incoming, place) ?? answerFault(unknownFault(), place);
    }
    if (match === "malformed") return answerFault(malformedFault("The path cannot be decoded."), place);
    if ("allow" in match) {
      const allow = match.allow.join(", ");
      return (
        answerPreflight(cors, incoming, { ...place, allow }) ?? answerFault(wrongMethodFault(allow), place)
      );
    }
    return match.target.answer({ incoming, labels: match.labels, query, requestId });
  };
}

function unknownFault(): Fault {
  return new Fault("UnknownOperationException", 404, "No operation has this path.");
}

function wrongMethodFault(methods: string): Fault {
  return new Fault("UnknownOperationException", 405, `This path accepts ${methods} only.`, {
    headers: { Allow: methods },
  });
}

/**
 * The answer to a preflight for a path without an operation, so that the page sees the 404 and not a CORS
 * failure.
 */
const anyMethod = "GET, HEAD, POST, PUT, PATCH, DELETE";

/** Answers a preflight. Undefined when the request is not one, or the service has no CORS. */
function answerPreflight(
  cors: Cors | undefined,
  incoming: Incoming,
  preflight: Preflight,
): Outgoing | undefined {
  if (!cors || incoming.method !== "OPTIONS") return undefined;
  if (incoming.header("access-control-request-method") === undefined) return undefined;
  const { allow } = preflight;
  const granted = cors.preflight(allow ?? anyMethod, incoming.header("access-control-request-headers"));
  const headers = [
    ...standardHeaders(preflight),
    ...(allow === undefined ? [] : ["Allow", allow]),
    ...granted,
  ];
  return { status: 204, headers, body: undefined };
}

interface Preflight extends AnswerPlace {
  /** The methods of the path; undefined for a path that no operation has. */
  readonly allow?: string;
}

function answerHealth({ method }: Incoming, place: FaultPlace): Outgoing {
  if (method !== "GET" && method !== "HEAD") return answerFault(wrongMethodFault("GET, HEAD"), place);
  const json = ["Content-Type", "application/json", "Cache-Control", "no-store"];
  const headers = [...standardHeaders(place), ...json];
  return { status: 200, headers, body: '{"status":"ok"}' };
}
