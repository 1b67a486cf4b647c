import { setTimeout } from "node:timers/promises";
import {
  type Context,
  combine,
  createService,
  Fault,
  type Interceptor,
  type Reply,
  type ServiceHandler,
} from "@callsheet/server";
import { checkSecurity, isSigned } from "./check-security.ts";
import { makeReply } from "./make-reply.ts";
import { type MockOperation, mockOperations } from "./mock-operation.ts";
import { modelValidators } from "./model-validators.ts";
import { readPreferences, type Settings } from "./preferences.ts";
import type { MockSource } from "./read-source.ts";
import { refusing } from "./refuse-as-declared.ts";
import type { RequestLog } from "./request-log.ts";
import { loadedToolkit, loadToolkit } from "./toolkit.ts";

/** What all services of a mock share. */
export interface MockServiceOptions {
  readonly settings: Settings;
  readonly log: RequestLog;
  readonly auth: "well-formed" | "off";
}

/** How many replies of an operation are kept ready. */
const KEPT = 64;

/** Makes one service of all documents. Of operations that claim the same path, the one named first is served. */
export function createMockService(sources: readonly MockSource[], options: MockServiceOptions) {
  const taken = new Set<string>();
  const operations: MockOperation[] = [];
  const services = sources.flatMap((source) => {
    const free = mockOperations(source).filter(({ descriptor }) => {
      const key = `${descriptor.method} ${descriptor.path.split("?", 1)[0]?.replace(/\{[^{}+]+(\+?)\}/g, "{$1}")}`;
      if (taken.has(key)) options.log.logger.error(`${descriptor.name} is not served: ${key} is taken.`);
      return !taken.has(key) && taken.add(key);
    });
    for (const { operation, reason, pointer } of source.model.skipped)
      options.log.logger.error(
        `${source.api.name}#${pointer}: ${operation ?? "a part"} is not served: ${reason}.`,
      );
    operations.push(...free);
    // The check of signatures is a service's: operations that need none are a service of their own.
    const groups = [
      free.filter(({ descriptor }) => isSigned(descriptor)),
      free.filter(({ descriptor }) => !isSigned(descriptor)),
    ];
    return groups.flatMap((group) => (group.length > 0 ? [serviceOf(source, group, options)] : []));
  });
  return { service: combine(...services), operations };
}

function serviceOf(
  source: MockSource,
  operations: readonly MockOperation[],
  options: MockServiceOptions,
): ServiceHandler {
  const validator = modelValidators(source);
  const definitions = operations.map(({ model, descriptor }) => {
    const errors = model.errors.flatMap(({ name, validator: body }) =>
      body === undefined ? [] : [[name, validator(body)]],
    );
    return [
      model.constant,
      {
        operation: descriptor,
        input: validator(model.input),
        output: validator(model.output),
        errors: Object.fromEntries(errors),
      },
    ];
  });
  const handlers = operations.map((operation) => [operation.model.constant, handlerOf(operation, options)]);
  const byName = new Map(operations.map((operation) => [operation.descriptor.name, operation]));
  const [first] = operations;
  const isAnySigned = first !== undefined && isSigned(first.descriptor);
  return createService(
    { service: source.model.service, operations: Object.fromEntries(definitions) },
    Object.fromEntries(handlers),
    {
      auth: isAnySigned ? options.auth : "off",
      validateResponses: false,
      cors: { origins: "*", allowHeaders: "*", exposeHeaders: "*" },
      logger: options.log.logger,
      interceptors: [
        ready,
        ...(source.model.service.profile === "http" ? [refusing((name) => byName.get(name))] : []),
        ...(isAnySigned || options.auth === "off" ? [] : [secured]),
      ],
    },
  );
}

/** Validators of documents need the toolkit. */
const ready: Interceptor = async (_, next) => {
  if (!loadedToolkit()) await loadToolkit();
  return next();
};

const secured: Interceptor = ({ operation, request }, next) => {
  checkSecurity(operation, request);
  return next();
};

/** A reply that is ready, and what comes with it. */
interface Ready {
  readonly reply: Reply;
  readonly why: string;
  readonly delay: number;
}

/** Makes the handler of an operation. Replies that are the same each time are made once. */
function handlerOf(operation: MockOperation, { settings, log }: MockServiceOptions) {
  const kept = new Map<string, Ready>();
  const { name } = operation.descriptor;

  async function prepare(prefer: string, accept: string): Promise<Ready> {
    const preferences = readPreferences(prefer, operation, settings);
    const { delay, dynamic, seed, error } = preferences;
    if (error && delay > 0) await setTimeout(delay);
    const { reply, why, problem } = await makeReply(operation, preferences, accept);
    if (problem !== undefined) log.logger.error(problem);
    const made = { reply, why, delay };
    if ((!dynamic || seed !== undefined) && prefer.length + accept.length < 512) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(`${accept}\n${prefer}`, made);
    }
    return made;
  }

  const send = ({ reply, why, delay }: Ready, context: Context): Reply | Promise<Reply> => {
    log.note(context.requestId, { operation: name, why });
    return delay > 0 ? setTimeout(delay, reply, { signal: context.signal }) : reply;
  };

  return (_: unknown, context: Context): Reply | Promise<Reply> => {
    const prefer = context.request.header("prefer") ?? "";
    const accept = context.request.header("accept") ?? "*/*";
    const known = kept.get(`${accept}\n${prefer}`);
    if (known) return send(known, context);
    return prepare(prefer, accept).then(
      (made) => send(made, context),
      (error: unknown) => {
        log.note(context.requestId, { operation: name });
        if (error instanceof Fault && error.status >= 500) log.logger.error(error.message);
        throw error;
      },
    );
  };
}
