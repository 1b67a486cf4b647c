import { setTimeout } from "node:timers/promises";
import { routeKey, type Service } from "@callsheet/protocol";
import {
  type Auth,
  type Context,
  combine,
  createService,
  Fault,
  type Interceptor,
  type Reply,
  type ServiceHandler,
} from "@callsheet/server";
import { makeReply } from "./make-reply.ts";
import { type MockOperation, mockOperations } from "./mock-operation.ts";
import { modelValidators } from "./model-validators.ts";
import { pairedExample } from "./paired-example.ts";
import { readPreferences, type Settings } from "./preferences.ts";
import type { MockSource } from "./read-source.ts";
import type { RequestLog, RequestNote } from "./request-log.ts";
import { loadedToolkit, loadToolkit } from "./toolkit.ts";

/** What all services of a mock share. */
export interface MockServiceOptions {
  readonly settings: Settings;
  readonly log: RequestLog;
  readonly auth: "well-formed" | "off";
}

/** How many finished replies of an operation are kept. */
const KEPT = 64;

/** Makes one service from all documents. Of operations at the same path, the first one is served. */
export function createMockService(sources: readonly MockSource[], options: MockServiceOptions) {
  const taken = new Set<string>();
  const operations: MockOperation[] = [];
  const services = sources.flatMap((source) => {
    const free = mockOperations(source).filter(({ descriptor }) => {
      const key = routeKey(descriptor);
      if (taken.has(key))
        options.log.logger.error(
          `${descriptor.name} is not served: ${descriptor.method} ${descriptor.path} is taken.`,
        );
      return !taken.has(key) && taken.add(key);
    });
    for (const { operation, reason, pointer } of source.model.skipped)
      options.log.logger.error(
        `${source.api.name}#${pointer}: ${operation ?? "a part"} is not served: ${reason}.`,
      );
    operations.push(...free);
    return free.length > 0 ? [serviceOf(source, free, options)] : [];
  });
  const [first = nothing(), ...others] = services;
  return { service: combine(first, ...others), operations };
}

/** The service of a mock without documents, which may get some by a reload. */
function nothing(): ServiceHandler {
  const service: Service = { id: "nothing", name: "Nothing", profile: "http", server: { url: "/" } };
  return createService({ service, operations: {} }, {}, { auth: "off" });
}

function serviceOf(
  source: MockSource,
  operations: readonly MockOperation[],
  options: MockServiceOptions,
): ServiceHandler {
  const validators = modelValidators(source);
  const definitions = operations.map((operation) => {
    const { model, descriptor } = operation;
    const [input, output] = [validators.of(model.input), validators.of(model.output)];
    return [model.constant, { operation: descriptor, input, output, errors: validators.errorsOf(operation) }];
  });
  const handlers = operations.map((operation) => [operation.model.constant, handlerOf(operation, options)]);
  return createService(
    { service: source.model.service, operations: Object.fromEntries(definitions) },
    Object.fromEntries(handlers),
    {
      auth: options.auth === "off" ? "off" : anyone(source.model.service),
      validateResponses: false,
      cors: { origins: "*", allowHeaders: "*", exposeHeaders: "*" },
      logger: options.log.logger,
      interceptors: [prepared],
    },
  );
}

/** Accepts every signature of the right form, every token, key and user: a mock knows everybody. */
function anyone({ schemes = {} }: Service): Auth {
  const entries = Object.entries(schemes).map(([name, { type }]) => [
    name,
    type === "sigV4" ? "well-formed" : () => true,
  ]);
  return Object.fromEntries(entries);
}

/**
 * Validators need the toolkit. A document that declares only 403 gives that to callers without credentials.
 */
const prepared: Interceptor = async ({ operation }, next) => {
  if (!loadedToolkit()) await loadToolkit();
  const answer = await next();
  const declares = (status: number) => operation.outcomes.some((outcome) => outcome.status === status);
  if (answer.status !== 401 || !answer.fault || declares(401) || !declares(403)) return answer;
  throw new Fault("AccessDeniedException", 403, answer.fault.message);
};

/** A finished reply, and what comes with it. */
interface Ready {
  readonly reply: Reply;
  readonly delay: number;
  readonly note: RequestNote;
}

const keyOf = (...parts: readonly (string | undefined)[]): string => parts.join("\n");

/** Makes the handler of an operation. Replies that are always the same are made once. */
function handlerOf(operation: MockOperation, { settings, log }: MockServiceOptions) {
  const kept = new Map<string, Ready>();
  const { name } = operation.descriptor;

  async function prepare(prefer: string, accept: string, paired: string | undefined): Promise<Ready> {
    const preferences = readPreferences(prefer, operation, settings);
    const { delay, dynamic, seed, error } = preferences;
    if (error && delay > 0) await setTimeout(delay);
    // JSON, where any type will do: pages can show it.
    const range = accept === "*/*" ? "application/json, */*;q=0.5" : accept;
    const { reply, why, example, remark, problem } = await makeReply(
      operation,
      { ...preferences, paired },
      range,
    );
    if (problem !== undefined) log.logger.error(problem);
    const made = { reply, delay, note: { operation: name, why, example, problem: remark } };
    if ((!dynamic || seed !== undefined) && prefer.length + accept.length < 512) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(keyOf(prefer, accept, paired), made);
    }
    return made;
  }

  const send = ({ reply, delay, note }: Ready, context: Context): Reply | Promise<Reply> => {
    log.note(context.requestId, note);
    return delay > 0 ? setTimeout(delay, reply, { signal: context.signal }) : reply;
  };

  return (input: unknown, context: Context): Reply | Promise<Reply> => {
    const prefer = context.request.header("prefer") ?? "";
    const accept = context.request.header("accept") ?? "*/*";
    const paired = pairedExample(operation, input);
    const known = kept.get(keyOf(prefer, accept, paired));
    if (known) return send(known, context);
    return prepare(prefer, accept, paired).then(
      (made) => send(made, context),
      (error: unknown) => {
        log.note(context.requestId, { operation: name });
        if (error instanceof Fault && error.status >= 500) log.logger.error(error.message);
        throw error;
      },
    );
  };
}
