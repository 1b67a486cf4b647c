import type { FetchHandler } from "@callsheet/protocol";
import type { Incoming } from "./edge/exchange.ts";
import { exchangeOf, profileOfHandler } from "./edge/exchange-of.ts";
import { type ServiceHandler, toServiceHandler } from "./service-handler.ts";

/**
 * Puts a service under a base path, such as `/api`. Signatures are verified over the whole path, as clients
 * sign it. Paths outside the base are unknown operations.
 *
 * @throws TypeError when the base path does not start with a slash or ends in one.
 */
export function mount(handler: FetchHandler, basePath: string): ServiceHandler {
  if (!/^(\/[^/?#]+)+$/.test(basePath))
    throw new TypeError(`"${basePath}" is not a base path; one looks like "/api".`);
  const exchange = exchangeOf(handler);
  const prefix = `${basePath}/`;
  return toServiceHandler((incoming) => {
    const { target } = incoming;
    // An empty target matches no operation, so the service itself answers that it is unknown.
    const inner = target.startsWith(prefix) ? target.slice(basePath.length) : "";
    return exchange(new MountedIncoming(incoming, inner));
  }, profileOfHandler(handler));
}

class MountedIncoming implements Incoming {
  readonly #outer: Incoming;
  readonly method: string;
  readonly target: string;
  readonly signedTarget: string;

  constructor(outer: Incoming, target: string) {
    this.#outer = outer;
    this.method = outer.method;
    this.target = target;
    this.signedTarget = outer.signedTarget ?? outer.target;
  }

  get signal(): AbortSignal {
    return this.#outer.signal;
  }

  header(name: string) {
    return this.#outer.header(name);
  }

  repeats(name: string) {
    return this.#outer.repeats(name);
  }

  headers() {
    return this.#outer.headers();
  }

  body(limit: number) {
    return this.#outer.body(limit);
  }
}
