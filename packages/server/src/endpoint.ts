import {
  type Binding,
  type Content,
  contentsOf,
  decodeRequest,
  matchContent,
  type Operation,
  type PathLabels,
  type RequestParts,
  SerializationError,
} from "@callsheet/protocol";
import { answerOutput } from "./answer.ts";
import { answerFailure, answerInternal, describeViolations } from "./answer-failure.ts";
import { asSent } from "./as-sent.ts";
import type { Authenticate } from "./authenticate.ts";
import { Context } from "./context.ts";
import type { OperationDefinition } from "./definition.ts";
import type { Incoming, Outgoing } from "./exchange.ts";
import { Fault, serializationFault } from "./fault.ts";
import { checkAccept, checkContentEncoding, checkContentType } from "./media-type.ts";
import { readJson, readText } from "./read-json.ts";
import type { ServiceRuntime } from "./service-runtime.ts";
import { validateInput } from "./validate-input.ts";

/** A request that has found its operation. */
export interface RoutedRequest {
  readonly incoming: Incoming;
  readonly labels: PathLabels;
  /** Without the question mark. */
  readonly query: string;
  readonly requestId: string;
}

/** An operation with its handler, ready to answer. */
export interface Endpoint {
  readonly operation: Operation;
  readonly runtime: ServiceRuntime;
  /** Answers; never rejects. */
  answer(request: RoutedRequest): Promise<Outgoing>;
}

/** A handler whose types the compiler has checked elsewhere. */
export type AnyHandler = (input: unknown, context: Context) => object | Promise<object>;

type Step = (request: RoutedRequest) => Promise<Outgoing>;

/** Puts the checks around a handler, in their order: size, signature, form, contract, load. */
export function createEndpoint(
  definition: OperationDefinition,
  handler: AnyHandler,
  runtime: ServiceRuntime,
): Endpoint {
  const { operation } = definition;
  const readInput = createInputReader(definition, runtime);
  const saysJson = operation.outcomes.every(({ body, error }) => error || body !== "payload");
  const readBody = createBodyReader(runtime);
  const handle = limitConcurrency(runtime, handler);
  const { authenticate, logger, region, validateResponses } = runtime;

  async function call(request: RoutedRequest): Promise<Outgoing> {
    const { incoming, requestId } = request;
    try {
      const bytes = await readBody(incoming);
      const signing = authenticate?.(incoming, bytes);
      const signature = isThenable(signing) ? await signing : signing;
      const context = new Context({
        requestId,
        operation,
        caller: signature?.caller,
        region: signature?.region ?? region,
        logger,
        request: incoming,
      });
      const result = handle(readInput(request, bytes), context);
      // A handler that has its answer at once need not wait a turn for it.
      const output: object | null | undefined = isThenable(result) ? await result : result;
      if (typeof output !== "object" || output === null) return refuseOutput(output, requestId);
      const reply = { requestId, accept: incoming.header("accept") };
      const sent = validateResponses && saysJson ? (asSent(output) as object) : output;
      if (validateResponses && !definition.output.is(sent)) return refuseOutput(sent, requestId);
      return await answerOutput(operation, sent, reply);
    } catch (error) {
      return answerFailure(error, { definition, runtime, requestId });
    }
  }

  function refuseOutput(output: unknown, requestId: string): Outgoing {
    const violations = describeViolations(definition.output.errors(output, 20));
    const message = "A handler returned an output that breaks the contract.";
    return answerInternal({ definition, runtime, requestId }, { message, fields: { violations } });
  }

  return {
    operation,
    runtime,
    answer: intercept(definition, runtime, call),
  };
}

function isThenable(value: object | PromiseLike<object> | undefined): value is PromiseLike<object> {
  return typeof value === "object" && value !== null && "then" in value;
}

const NO_BODY = new Uint8Array();

/** Makes the function that reads a body. Of a request that breaks the limit and has no usable signature either, the latter is said. */
function createBodyReader({
  limits,
  authenticate,
}: ServiceRuntime): (incoming: Incoming) => Promise<Uint8Array> {
  if (!authenticate) return (incoming) => incoming.body(limits.body);
  return (incoming) =>
    incoming.body(limits.body).catch(async (error: unknown) => {
      const refusal = await refusalOf(authenticate, incoming);
      // Without the body a signature cannot be right, so that one proves nothing.
      throw refusal instanceof Fault && refusal.name !== "InvalidSignatureException" ? refusal : error;
    });
}

async function refusalOf(authenticate: Authenticate, incoming: Incoming): Promise<unknown> {
  try {
    return await authenticate(incoming, NO_BODY);
  } catch (fault) {
    return fault;
  }
}

/** Makes the function that takes an input out of a request and its body. */
function createInputReader(definition: OperationDefinition, { limits }: ServiceRuntime) {
  const { operation } = definition;
  const { input, outcomes } = operation;
  const takes = input.body ? contentsOf(input) : [];
  const gives = outcomes.flatMap((outcome) => (outcome.body && !outcome.error ? contentsOf(outcome) : []));
  const single = Object.values(input.bindings ?? {}).filter(isSingleHeader);
  const parse = (text: string) => readJson(text, limits.depth);

  return ({ incoming, labels, query }: RoutedRequest, bytes: Uint8Array): unknown => {
    checkAccept(incoming.header("accept"), gives);
    let content: Content | undefined;
    let body: Pick<RequestParts, "json" | "body"> = {};
    if (bytes.byteLength > 0) {
      checkContentEncoding(incoming.header("content-encoding"));
      const type = incoming.header("content-type");
      checkContentType(type, takes);
      content = matchContent(takes, type ?? "") ?? takes[0];
      body = content?.form === "json" ? { json: parse(readText(bytes)) } : { body: bytes };
    }
    for (const { name } of single) {
      if (incoming.repeats(name)) throw serializationFault(`The header ${name} must not be sent twice.`);
    }
    const headers = { get: (name: string) => incoming.header(name) };
    return validateInput(definition, decode(operation, { labels, query, headers, content, parse, ...body }));
  };
}

function isSingleHeader({ in: place, list, properties, additional }: Binding): boolean {
  return place === "header" && !list && !properties && !additional;
}

function decode(operation: Operation, parts: RequestParts): Record<string, unknown> {
  try {
    return decodeRequest(operation, parts);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    const { member, undeclared } = error;
    if (undeclared) throw new Fault("ValidationException", 400, `${error.message}.`);
    throw serializationFault(
      member === undefined
        ? "The request body must be a JSON object."
        : `Value at '/${member}' is not of its type.`,
    );
  }
}

/** Puts the interceptors around a call; the first one is the outermost. What one throws is an answer to those around it. */
function intercept(definition: OperationDefinition, runtime: ServiceRuntime, inner: Step): Step {
  const { operation } = definition;
  return runtime.interceptors.reduceRight<Step>(
    (next, interceptor) => async (request) => {
      const { incoming, requestId } = request;
      try {
        const answer = await interceptor({ operation, requestId, request: incoming }, () => next(request));
        if (!answer) throw new TypeError("An interceptor returned no answer.");
        return answer;
      } catch (error) {
        return answerFailure(error, { definition, runtime, requestId });
      }
    },
    inner,
  );
}

/**
 * Refuses calls beyond the limit. It counts handlers at work and not requests, for a client that sends its body slowly, or has nothing to prove
 * who it is, would keep others out.
 */
function limitConcurrency(runtime: ServiceRuntime, handler: AnyHandler): AnyHandler {
  const { concurrency } = runtime.limits;
  if (concurrency === Number.POSITIVE_INFINITY) return handler;
  return async (input, context) => {
    if (runtime.active >= concurrency) {
      const headers = { "Retry-After": "1" };
      throw new Fault("ServiceUnavailable", 503, "The service is at capacity.", { headers });
    }
    runtime.active++;
    try {
      return await handler(input, context);
    } finally {
      runtime.active--;
    }
  };
}
