import {
  type Awaitable,
  type Bindings,
  type EncodedResponse,
  type ErrorHeaders,
  encodeError,
  encodeOutput,
  findError,
  type Operation,
} from "@callsheet/protocol";
import type { ContractError } from "../contract-error.ts";
import type { Fault } from "../fault.ts";
import type { Reply } from "../reply.ts";
import type { Outgoing } from "./exchange.ts";
import { readHeader } from "./flat-headers.ts";

/**
 * Values of declared error headers that a handler does not set: the error is an answer to one caller, and no
 * page may frame, store or run it. The names are those of the security headers that services of the IVS
 * family declare on their errors.
 */
const errorHeaderDefaults: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-frame-options": "DENY",
};

/** Headers of every answer. `nosniff` keeps browsers from guessing another media type. */
export function standardHeaders(requestId: string): string[] {
  return ["x-amzn-RequestId", requestId, "X-Content-Type-Options", "nosniff"];
}

function toOutgoing({ status, headers, body }: EncodedResponse, requestId: string): Outgoing {
  const flat = standardHeaders(requestId);
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && name !== "x-content-type-options") flat.push(name, value);
  }
  return { status, headers: flat, body };
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
  return encoded instanceof Promise
    ? encoded.then((late) => toOutgoing(late, requestId))
    : toOutgoing(encoded, requestId);
}

/** The answer that a handler or an interceptor put in its own words. */
export function answerReply({ status, headers, body }: Reply, requestId: string): Outgoing {
  const standard = standardHeaders(requestId);
  const isAbsent = (_: string, i: number) =>
    readHeader(headers, (standard[i - (i % 2)] ?? "").toLowerCase()) === undefined;
  return { status, headers: [...standard.filter(isAbsent), ...headers], body };
}

/** The answer that carries a declared error. */
export function answerError(
  operation: Operation,
  error: ContractError,
  { requestId, errorHeaders }: { readonly requestId: string; readonly errorHeaders: ErrorHeaders },
): Outgoing {
  const { name } = error;
  const encoded = encodeError(operation, error, errorHeaders);
  const bindings = { ...own(errorHeaders, name), ...findError(operation, name)?.bindings };
  return toOutgoing({ ...encoded, headers: { ...defaultHeaders(bindings), ...encoded.headers } }, requestId);
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
export interface FaultPlace {
  readonly requestId: string;
  /** The body members that hold messages in the services of this origin. */
  readonly errorMessages: readonly string[];
  readonly operation?: Operation;
  /** The members of errors that travel as headers. */
  readonly errorHeaders?: ErrorHeaders;
}

/**
 * The answer that carries a fault. An error that the operation declares has the body that the contract gives
 * it. One of AWS's common errors has its message in `message` and in the member that the services of this
 * origin use.
 */
export function answerFault(fault: Fault, place: FaultPlace): Outgoing {
  const { operation, requestId, errorMessages, errorHeaders = {} } = place;
  const outcome = operation && findError(operation, fault.name);
  const bindings = outcome && { ...own(errorHeaders, fault.name), ...outcome.bindings };
  const declared = outcome !== undefined;
  const body: Record<string, unknown> = declared ? {} : { message: fault.message };
  for (const member of errorMessages) body[member] = fault.message;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-ErrorType": fault.name,
    ...(bindings && defaultHeaders(bindings)),
    ...fault.headers,
  };
  const encoded = { status: fault.status, headers, body: JSON.stringify({ ...body, ...fault.members }) };
  return { ...toOutgoing(encoded, requestId), close: fault.close, fault };
}

/** The answer to a request that is wrong before any service sees it. */
export function answerUnrouted(fault: Fault): Outgoing {
  return answerFault(fault, { requestId: crypto.randomUUID(), errorMessages: [] });
}
