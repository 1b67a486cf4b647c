import type { ErrorHeaders, Service } from "@callsheet/protocol";
import type { Interceptor } from "./interceptor.ts";
import { type Limits, resolveLimits } from "./limits.ts";
import { jsonLogger, type Logger } from "./logger.ts";
import { createGuards, type FindGuard } from "./security/create-guards.ts";
import type { ServiceOptions } from "./service-options.ts";

/** A service's options with every default filled in, and what it counts while it runs. */
export interface ServiceRuntime {
  readonly service: Service;
  /** The members of errors that travel as headers, by the error's name. */
  readonly errorHeaders: ErrorHeaders;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly region: string;
  readonly validateResponses: boolean;
  /** Finds what checks the callers of an operation. */
  readonly findGuard: FindGuard;
  readonly interceptors: readonly Interceptor[];
  /** Handlers that run now. */
  active: number;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError for an invalid limit.
 */
export function createRuntime(
  { service, errorHeaders = {} }: { readonly service: Service; readonly errorHeaders?: ErrorHeaders },
  options: ServiceOptions,
): ServiceRuntime {
  const logger = options.logger ?? jsonLogger();
  return {
    service,
    errorHeaders,
    limits: resolveLimits(options.limits),
    logger,
    region: options.region ?? "us-east-1",
    validateResponses: options.validateResponses ?? !isProduction(),
    findGuard: createGuards(service, options, logger),
    interceptors: options.interceptors ?? [],
    active: 0,
  };
}

function isProduction(): boolean {
  return typeof process === "object" && process.env.NODE_ENV === "production";
}
