import type { FetchHandler } from "@callsheet/protocol";
import { exchangeOf, profileOfHandler } from "./edge/exchange-of.ts";
import { type ServiceHandler, toServiceHandler } from "./service-handler.ts";

/** A service that can be replaced while it is being served. */
export interface ReplaceableService extends ServiceHandler {
  /** Serves another service from the next request on. Running calls finish where they began. */
  replace(next: FetchHandler): void;
}

/** Makes a service that can be replaced while it is being served, for instance when its document changes. */
export function createReplaceable(first: FetchHandler): ReplaceableService {
  let exchange = exchangeOf(first);
  const service = toServiceHandler((incoming) => exchange(incoming), profileOfHandler(first));
  return Object.assign(service, {
    replace(next: FetchHandler) {
      exchange = exchangeOf(next);
    },
  });
}
