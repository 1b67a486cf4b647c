import { assembleService, partsOf } from "./assemble-service.ts";
import type { ServiceHandler } from "./service-handler.ts";

/**
 * Puts several services on one origin. Every operation keeps the options of its own service. What belongs to
 * no single operation, such as CORS, the health check and the answer to an unknown path, follows the options
 * of the first service.
 *
 * @throws Error when no service is given, when one was not made by this package, or when two claim the same
 * method and path.
 */
export function combine(...services: readonly ServiceHandler[]): ServiceHandler {
  const all = services.map((service) => {
    const parts = partsOf(service);
    if (!parts) throw new TypeError("combine takes services that createService made.");
    return parts;
  });
  const [first] = all;
  if (!first) throw new TypeError("combine needs at least one service.");
  return assembleService({ endpoints: all.flatMap(({ endpoints }) => endpoints), edge: first.edge });
}
