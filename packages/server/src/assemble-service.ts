import { createEdge, type EdgeOptions, profileOf } from "./edge/create-edge.ts";
import type { Endpoint } from "./edge/endpoint.ts";
import { type ServiceHandler, toServiceHandler } from "./service-handler.ts";

/** What `combine` needs of a service in addition to its exchange. */
export interface ServiceParts {
  readonly endpoints: readonly Endpoint[];
  readonly edge: EdgeOptions;
}

const parts = new WeakMap<ServiceHandler, ServiceParts>();

/** The parts of a service that this package made. */
export function partsOf(service: ServiceHandler): ServiceParts | undefined {
  return parts.get(service);
}

/** Makes a service of endpoints. */
export function assembleService({ endpoints, edge }: ServiceParts): ServiceHandler {
  const service = toServiceHandler(createEdge(endpoints, edge), profileOf(endpoints));
  parts.set(service, { endpoints, edge });
  return service;
}
