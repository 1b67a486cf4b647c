import {
  type Awaitable,
  type Bindings,
  type EncodedResponse,
  type ErrorHeaders,
  encodeError,
  encodeOutput,
  findError,
  type Operation,
  type Service,
} from "@callsheet/protocol";
import type { ContractError } from "../contract-error.ts";
import type { OperationDefinition } from "../definition.ts";
import type { Fault } from "../fault.ts";
import type { Reply } from "../reply.ts";
import { encodeProblem } from "./encode-problem.ts";
import type { Outgoing } from "./exchange.ts";
import { readHeader } from "./flat-headers.ts";
import { withMessage } from "./with-message.ts";

/**
 * Values of declared error headers that a handler does not set: the error is an answer to one caller, and no
 * page may frame, store or run it. The names are those of the security headers that the IVS family's errors
 * declare.
 */
const errorHeaderDefaults: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-frame-options": "DENY",
};

/** Headers of every answer. `nosniff` keeps browsers from guessing another media type. */
export function standardHeaders({ requestId, profile }: AnswerPlace): string[] {
  const idHeader = profile === "aws" ? "x-amzn-RequestId" : "X-Request-Id";
  return [idHeader, requestId, "X-Content-Type-Options", "nosniff"];
}

/** What every answer needs to know about its request. */
export interface AnswerPlace {
  readonly requestId: string;
  readonly profile: Service["profile"];
}

/** Answers of these statuses have no body, whatever a document says. */
const bodiless = new Set([204, 205, 304]);

function toOutgoing({ status, headers, body }: EncodedResponse, place: AnswerPlace): Outgoing {
  const flat = standardHeaders(place);
  const isBodiless = bodiless.has(status);
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || name === "x-content-type-options") continue;
    if (!(isBodiless && name === "content-type")) flat.push(name, value);
  }
  return { status, headers: flat, body: isBodiless ? undefined : body };
}

/** What an answer with an output needs to know about its request. */
export interface OutputPlace {
  readonly requestId: string;
  /** The header `Accept` of the request. */
  readonly accept: string | undefined;
}

/** The answer that carries an operation's output. */
export function answerOutput(
  operation: Operation,
  output: object,
  { requestId, accept }: OutputPlace,
): Awaitable<Outgoing> {
  const encoded = encodeOutput(operation, output, accept);
  const place = { requestId, profile: operation.service.profile };
  return encoded instanceof Promise
    ? encoded.then((late) => toOutgoing(late, place))
    : toOutgoing(encoded, place);
}

/** The answer that a handler or an interceptor worded itself. */
export function answerReply({ status, headers, body }: Reply, place: AnswerPlace): Outgoing {
  const standard = standardHeaders(place);
  const isAbsent = (_: string, i: number) =>
    readHeader(headers, (standard[i - (i % 2)] ?? "").toLowerCase()) === undefined;
  return { status, headers: [...standard.filter(isAbsent), ...headers], body };
}

/** The answer that carries a declared error. */
export function answerError(
  definition: OperationDefinition,
  error: ContractError,
  { requestId, errorHeaders }: { readonly requestId: string; readonly errorHeaders: ErrorHeaders },
): Outgoing {
  const { operation } = definition;
  const { profile } = operation.service;
  const { name, status, headers: given } = error;
  const outcome = findError(operation, name, status);
  const body = outcome && profile === "aws" ? withMessage(error.body, definition, outcome) : error.body;
  const encoded = encodeError(operation, { name, status, headers: given, body }, errorHeaders);
  const bindings = { ...own(errorHeaders, name), ...outcome?.bindings };
  const headers = { ...(profile === "aws" && defaultHeaders(bindings)), ...encoded.headers };
  return toOutgoing({ ...encoded, headers }, { requestId, profile });
}

const own = (errorHeaders: ErrorHeaders, name: string) =>
  Object.hasOwn(errorHeaders, name) ? errorHeaders[name] : undefined;

/** The defaults of the header members that an error has. */
function defaultHeaders(bindings: Bindings): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name: header } of Object.values(bindings)) {
    const value = errorHeaderDefaults[header.toLowerCase()];
    if (value !== undefined) headers[header.toLowerCase()] = value;
  }
  return headers;
}

/** Where a fault was found: at an operation, or before one was known. */
export interface FaultPlace extends AnswerPlace {
  /** The body members that hold messages in the services of this origin. */
  readonly errorMessages: readonly string[];
  readonly definition?: OperationDefinition;
  /** The members of errors that travel as headers. */
  readonly errorHeaders?: ErrorHeaders;
}

/**
 * The answer that carries a fault. In the profile `http` it is the body that the operation declares for the
 * status, or problem details. In `aws`, an error that the operation declares has the contract's body. One of
 * AWS's common errors has its message in `message` and in the member that the services of this origin use.
 */
export function answerFault(fault: Fault, place: FaultPlace): Outgoing {
  const encoded = place.profile === "http" ? encodeHttpFault(fault, place) : encodeAwsFault(fault, place);
  return { ...toOutgoing(encoded, place), close: fault.close, fault };
}

function encodeHttpFault(fault: Fault, place: FaultPlace): EncodedResponse {
  const { status, type, body } = encodeProblem(fault, place);
  return { status, headers: { "content-type": type, ...fault.headers }, body };
}

function encodeAwsFault(fault: Fault, place: FaultPlace): EncodedResponse {
  const { definition, errorMessages, errorHeaders = {} } = place;
  const outcome = definition && findError(definition.operation, fault.name);
  const bindings = outcome && { ...own(errorHeaders, fault.name), ...outcome.bindings };
  const body: Record<string, unknown> = outcome ? {} : { message: fault.message };
  for (const member of errorMessages) body[member] = fault.message;
  const said = outcome ? (withMessage(body, definition, outcome) as typeof body) : body;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-ErrorType": fault.name,
    ...(bindings && defaultHeaders(bindings)),
    ...fault.headers,
  };
  return { status: fault.status, headers, body: JSON.stringify({ ...said, ...fault.members }) };
}

/** The answer to a request that is wrong before any service sees it. */
export function answerUnrouted(fault: Fault, profile: Service["profile"] = "aws"): Outgoing {
  return answerFault(fault, { requestId: crypto.randomUUID(), errorMessages: [], profile });
}
