import {
  decodeRequest,
  isJson,
  type Operation,
  type PathLabels,
  type RequestParts,
  SerializationError,
} from "@callsheet/protocol";
import { answerOutput } from "./answer.ts";
import { answerFailure, answerInternal, describeViolations } from "./answer-failure.ts";
import type { Authenticate } from "./authenticate.ts";
import { type ContextParts, RequestContext } from "./context.ts";
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
export type AnyHandler = (input: unknown, context: ContextParts) => object | Promise<object>;

type Step = (request: RoutedRequest) => Promise<Outgoing>;

const JSON_TYPE = "application/json";

/** Puts the checks around a handler, in their order: load, signature, size, form, contract. */
export function createEndpoint(
  definition: OperationDefinition,
  handler: AnyHandler,
  runtime: ServiceRuntime,
): Endpoint {
  const { operation } = definition;
  const readInput = createInputReader(definition, runtime);

  const readBody = createBodyReader(runtime);
  const { authenticate, logger, region, validateResponses } = runtime;

  async function call(request: RoutedRequest): Promise<Outgoing> {
    const { incoming, requestId } = request;
    try {
      const bytes = await readBody(incoming);
      const signing = authenticate?.(incoming, bytes);
      const signature = isThenable(signing) ? await signing : signing;
      const context = new RequestContext({
        requestId,
        operation,
        caller: signature?.caller,
        region: signature?.region ?? region,
        logger,
        request: incoming,
      });
      const result = handler(readInput(request, bytes), context);
      // A handler that has its answer at once need not wait a turn for it.
      const output = (isThenable(result) ? await result : result) ?? {};
      if (validateResponses && !definition.output.is(output)) return refuseOutput(output, requestId);
      return answerOutput(operation, output, requestId);
    } catch (error) {
      return answerFailure(error, { definition, runtime, requestId });
    }
  }

  function refuseOutput(output: object, requestId: string): Outgoing {
    const violations = describeViolations(definition.output.errors(output, 20));
    const message = "A handler returned an output that breaks the contract.";
    return answerInternal({ definition, runtime, requestId }, { message, fields: { violations } });
  }

  return {
    operation,
    runtime,
    answer: limitConcurrency(runtime, intercept(operation, runtime, call), definition),
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
  const { input, output } = operation;
  const takes = input.body === "none" ? undefined : (input.mediaType ?? JSON_TYPE);
  const gives = output.body === "none" ? undefined : (output.mediaType ?? JSON_TYPE);
  const takesJson = takes !== undefined && isJson(takes);
  const takesText = takes?.startsWith("text/") ?? false;
  const single = Object.values(input.bindings).filter((binding) => binding.in === "header" && !binding.list);

  return ({ incoming, labels, query }: RoutedRequest, bytes: Uint8Array): unknown => {
    checkAccept(incoming.header("accept"), gives);
    let body: unknown;
    if (bytes.byteLength > 0) {
      checkContentEncoding(incoming.header("content-encoding"));
      checkContentType(incoming.header("content-type"), takes);
      body = takesText ? readText(bytes) : takesJson ? readJson(readText(bytes), limits.depth) : bytes;
    }
    for (const { name } of single) {
      if (incoming.repeats(name)) throw serializationFault(`The header ${name} must not be sent twice.`);
    }
    const headers = { get: (name: string) => incoming.header(name) };
    return validateInput(definition, decode(operation, { labels, query, headers, body }));
  };
}

function decode(operation: Operation, parts: RequestParts): Record<string, unknown> {
  try {
    return decodeRequest(operation, parts);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    const { member } = error;
    throw serializationFault(
      member === undefined
        ? "The request body must be a JSON object."
        : `Value at '/${member}' is not of its type.`,
    );
  }
}

/** Puts the interceptors around a call; the first one is the outermost. */
function intercept(operation: Operation, { interceptors }: ServiceRuntime, inner: Step): Step {
  return interceptors.reduceRight<Step>(
    (next, interceptor) => (request) => {
      const { incoming, requestId } = request;
      return interceptor({ operation, requestId, request: incoming }, () => next(request));
    },
    inner,
  );
}

/** Refuses calls beyond the limit, and turns what interceptors throw into answers. */
function limitConcurrency(runtime: ServiceRuntime, inner: Step, definition: OperationDefinition): Step {
  const { limits, interceptors } = runtime;
  if (limits.concurrency === Number.POSITIVE_INFINITY && interceptors.length === 0) return inner;
  return async (request) => {
    const failed = { definition, runtime, requestId: request.requestId };
    if (runtime.active >= limits.concurrency) {
      const headers = { "Retry-After": "1" };
      return answerFailure(
        new Fault("ServiceUnavailable", 503, "The service is at capacity.", { headers }),
        failed,
      );
    }
    runtime.active++;
    try {
      return await inner(request);
    } catch (error) {
      return answerFailure(error, failed);
    } finally {
      runtime.active--;
    }
  };
}
