import type { Service } from "@callsheet/protocol";
import type { Caller } from "./context.ts";
import type { Incoming } from "./exchange.ts";
import type { ServiceOptions } from "./service-options.ts";

/** Whether and how signatures are verified: `"off"` looks at none. */
export type Auth = "off";

/** What a signature says before the body is there. */
export interface Signature {
  readonly caller: Caller;
  readonly region: string;
  /**
   * Finishes the check with the body.
   *
   * @throws Fault when signature or payload hash do not fit it.
   */
  verifyBody(body: Uint8Array): void | Promise<void>;
}

/** Checks a request's signature as far as that is possible without the body. */
export type Authenticate = (incoming: Incoming) => Promise<Signature>;

/** The check that the options ask for, if any. */
export function createAuthenticate(_service: Service, _options: ServiceOptions): Authenticate | undefined {
  return undefined;
}
