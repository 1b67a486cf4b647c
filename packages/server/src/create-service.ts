import type { ErrorHeaders, Service } from "@callsheet/protocol";
import { createEdge, type EdgeOptions } from "./create-edge.ts";
import type { Definitions, HandlersOf } from "./definition.ts";
import { type AnyHandler, createEndpoint, type Endpoint } from "./endpoint.ts";
import { type ServiceHandler, toServiceHandler } from "./service-handler.ts";
import type { ServiceOptions } from "./service-options.ts";
import { createRuntime } from "./service-runtime.ts";

export type { Handler } from "./definition.ts";
export type { ServiceHandler } from "./service-handler.ts";
export type { ServiceOptions } from "./service-options.ts";

/** What `combine` needs of a service beside its exchange. */
export interface ServiceParts {
  readonly endpoints: readonly Endpoint[];
  readonly edge: EdgeOptions;
}

const parts = new WeakMap<ServiceHandler, ServiceParts>();

/** The parts of a service that `createService` made. */
export function partsOf(service: ServiceHandler): ServiceParts | undefined {
  return parts.get(service);
}

/** A service as data: what generated code hands to `createService`. */
export interface ServiceDefinition<D extends Definitions = Definitions> {
  readonly service: Service;
  /** The operations by handler name. */
  readonly operations: D;
  /** The members of errors that travel as headers. */
  readonly errorHeaders?: ErrorHeaders;
}

/** Makes a service of endpoints. */
export function assembleService({ endpoints, edge }: ServiceParts): ServiceHandler {
  const service = toServiceHandler(createEdge(endpoints, edge));
  parts.set(service, { endpoints, edge });
  return service;
}

/**
 * Makes a service out of its operations and their handlers. Generated code calls it: use `createXService` of a service's entry point,
 * such as `@callsheet/server/ivs`.
 *
 * @throws TypeError when a handler is missing, when a plain object of handlers has one more than there are operations, and for a limit that
 * is none.
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
    const handler = all[name];
    if (typeof handler !== "function") throw new TypeError(`${service.name} has no handler for ${name}.`);
    return createEndpoint(definition, handler.bind(handlers), runtime);
  });
  refuseStrangers(service, definitions, all);
  const { logger, limits } = runtime;
  return assembleService({ endpoints, edge: { ...options, logger, maxTarget: limits.target } });
}

/** A name that no operation has is a slip of the pen, but for an object of a class, which may have functions of its own. */
function refuseStrangers(service: Service, definitions: Definitions, handlers: object): void {
  const prototype: unknown = Object.getPrototypeOf(handlers);
  if (prototype !== null && prototype !== Object.prototype) return;
  const isStranger = ([name, handler]: [string, unknown]) =>
    typeof handler === "function" && !Object.hasOwn(definitions, name);
  const stranger = Object.entries(handlers).find(isStranger);
  if (stranger) throw new TypeError(`${service.name} has no operation for the handler ${stranger[0]}.`);
}
