import type { ErrorHeaders, Service } from "@callsheet/protocol";
import type { AnyHandler } from "./any-handler.ts";
import { assembleService } from "./assemble-service.ts";
import type { Definitions, HandlersOf } from "./definition.ts";
import { createEndpoint } from "./edge/endpoint.ts";
import { notImplementedFault } from "./fault.ts";
import { isPartial } from "./partial-handlers.ts";
import type { ServiceHandler } from "./service-handler.ts";
import type { ServiceOptions } from "./service-options.ts";
import { createRuntime } from "./service-runtime.ts";

/** A service as data: what generated code passes to `createService`. */
export interface ServiceDefinition<D extends Definitions = Definitions> {
  readonly service: Service;
  /** The operations by handler name. */
  readonly operations: D;
  /** The members of errors that travel as headers. */
  readonly errorHeaders?: ErrorHeaders;
}

/**
 * Makes a service out of its operations and their handlers. Generated code calls it: use `createXService` of
 * a service's entry point, such as `@callsheet/server/ivs`. Tools call it with definitions that they make at
 * run time from any document.
 *
 * @throws TypeError when a handler is missing, unless they are `partialHandlers`; when a plain object of
 * handlers has one that fits no operation; and for an invalid limit.
 */
export function createService<const D extends Definitions>(
  definition: ServiceDefinition<D>,
  handlers: HandlersOf<D>,
  options: ServiceOptions = {},
): ServiceHandler {
  const { service, operations: definitions } = definition;
  const runtime = createRuntime(definition, options);
  const all = handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>;
  const endpoints = Object.entries(definitions).map(([name, definition]) => {
    const handler = Object.hasOwn(all, name) || !(name in Object.prototype) ? all[name] : undefined;
    if (typeof handler === "function") return createEndpoint(definition, handler.bind(handlers), runtime);
    if (!isPartial(handlers)) throw new TypeError(`${service.name} has no handler for ${name}.`);
    return createEndpoint(definition, () => notImplemented(definition.operation.name), runtime);
  });
  refuseStrangers(service, definitions, all);
  const { logger, limits } = runtime;
  return assembleService({ endpoints, edge: { ...options, logger, maxTarget: limits.target } });
}

function notImplemented(operation: string): never {
  throw notImplementedFault(operation);
}

/** A handler without an operation is a misspelled name. A class instance may have other functions. */
function refuseStrangers(service: Service, definitions: Definitions, handlers: object): void {
  const prototype: unknown = Object.getPrototypeOf(handlers);
  if (prototype !== null && prototype !== Object.prototype) return;
  const isStranger = ([name, handler]: [string, unknown]) =>
    typeof handler === "function" && !Object.hasOwn(definitions, name);
  const stranger = Object.entries(handlers).find(isStranger);
  if (stranger) throw new TypeError(`${service.name} has no operation for the handler ${stranger[0]}.`);
}
