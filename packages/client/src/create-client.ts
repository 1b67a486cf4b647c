import type { Operation, Service } from "@callsheet/protocol";
import * as platform from "#platform";
import { callOperation } from "./call.ts";
import type { ClientCore } from "./client-core.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
import type { ClientParts } from "./client-parts.ts";
import { createTarget } from "./create-target.ts";
import type { ServiceError } from "./errors/service-error.ts";
import { defaultLimits, resolveLimits } from "./limits.ts";
import type { OperationMethod } from "./operation-method.ts";
import { fullBucket } from "./retry.ts";
import type { Target } from "./target.ts";

/** A client of a service: one method for each operation that it was created with. */
export type Client<Operations extends Readonly<Record<string, Operation>>> = {
  readonly [Name in keyof Operations]: OperationMethod<Operations[Name]>;
};

/**
 * Creates a client of a service from any of its operations. The others stay out of a bundle.
 *
 * @throws {TypeError} when the region is missing, or the endpoint, a variable or a limit is invalid: its
 * message names the option. Also when a part that an operation needs is missing: its message names the
 * operation.
 */
export function createClient<
  const S extends Service,
  const Operations extends Readonly<Record<string, Operation>>,
>(
  service: S,
  operations: Operations,
  options: ClientOptions<NoInfer<S>> = {},
  parts: ClientParts = {},
): Client<Operations> {
  const given = options as ClientOptions;
  const completed = platform.complete(given, service);
  const core = createCore(completed);
  const sign = parts.sigV4?.(completed, service);
  const authorize = parts.security?.(given, sign);
  const client: Record<string, unknown> = {};
  for (const name in operations) {
    const target = createTarget(operations[name] as Operation, completed, { ...parts, authorize, sign });
    client[name] = createMethod(core, target);
  }
  return client as Client<Operations>;
}

function createCore(options: ClientOptions): ClientCore {
  const { fetch, transport, hooks = [] } = options;
  const limits = resolveLimits(options, defaultLimits);
  return {
    send: transport ?? platform.openTransport(fetch, limits.maxResponseSize),
    hooks: [hooks].flat(),
    limits,
    tokens: fullBucket,
    skew: 0,
  };
}

function createMethod(core: ClientCore, target: Target): OperationMethod<Operation> {
  const { operation } = target;
  const method = (tries: boolean) => async (input: unknown, options?: CallOptions) => {
    const outcome = await callOperation(core, target, input, options);
    if (outcome.ok) return tries ? outcome : outcome.output;
    if (tries && (outcome.error as ServiceError).declared) return outcome;
    throw outcome.error;
  };
  return Object.assign(method(false), { try: method(true), operation }) as OperationMethod<Operation>;
}
