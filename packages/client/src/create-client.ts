import { type Codec, createSigner, findCodec, type Operation, type Service } from "@callsheet/protocol";
import * as platform from "#platform";
import { createAuthorizer } from "./authorize.ts";
import { callOperation } from "./call.ts";
import type { ClientCore } from "./client-core.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
import { rememberCredentials } from "./credentials.ts";
import { resolveEndpoint } from "./endpoint.ts";
import type { ServiceError } from "./errors/service-error.ts";
import { defaultLimits, resolveLimits } from "./limits.ts";
import type { OperationMethod } from "./operation-method.ts";
import { fullBucket } from "./retry.ts";

/** A client of a service: one method for each operation that it was created with. */
export type Client<Operations extends Readonly<Record<string, Operation>>> = {
  readonly [Name in keyof Operations]: OperationMethod<Operations[Name]>;
};

/** What generated clients hand over because not every client needs it. */
export interface ClientParts {
  /** Codecs besides `plain`, which is always there: `textCodec`, `fullCodec`. */
  readonly codecs?: readonly Codec[];
}

/**
 * Creates a client of a service from any of its operations. The others stay out of a bundle.
 *
 * @throws {TypeError} when the region is missing, or the endpoint or a limit makes no sense: its message names the option. Also when
 *   the codec of an operation is missing: its message names the operation.
 */
export function createClient<const Operations extends Readonly<Record<string, Operation>>>(
  service: Service,
  operations: Operations,
  options: ClientOptions = {},
  { codecs }: ClientParts = {},
): Client<Operations> {
  const core = createCore(service, options);
  const client: Record<string, unknown> = {};
  for (const name in operations) {
    const operation = operations[name] as Operation;
    client[name] = createMethod(core, operation, findCodec(operation, codecs));
  }
  return client as Client<Operations>;
}

function createCore(service: Service, given: ClientOptions): ClientCore {
  const options = platform.complete(given, service);
  const { fetch, credentials = "anonymous", transport, hooks = [] } = options;
  const { base, region } = resolveEndpoint(service, options);
  return {
    base,
    authorize:
      credentials === "anonymous" || !service.signingName
        ? undefined
        : createAuthorizer(rememberCredentials(credentials), region, createSigner(platform.digest)),
    send: transport ?? platform.openTransport(fetch),
    hooks: [hooks].flat(),
    limits: resolveLimits(options, defaultLimits),
    tokens: fullBucket,
    skew: 0,
  };
}

function createMethod(core: ClientCore, operation: Operation, codec: Codec): OperationMethod<Operation> {
  const target = { operation, codec };
  const method = (tries: boolean) => async (input: unknown, options?: CallOptions) => {
    const outcome = await callOperation(core, target, input, options);
    if (outcome.ok) return tries ? outcome : outcome.output;
    if (tries && (outcome.error as ServiceError).declared) return outcome;
    throw outcome.error;
  };
  return Object.assign(method(false), { try: method(true) }) as OperationMethod<Operation>;
}
