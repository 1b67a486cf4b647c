import { type Codec, createSigner, findCodec, type Operation, type Service } from "@callsheet/protocol";
import * as platform from "#platform";
import { createAuthorizer } from "./authorize.ts";
import { type ClientCore, callOperation } from "./call.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
import { rememberCredentials } from "./credentials.ts";
import { resolveEndpoint } from "./endpoint.ts";
import { defaultLimits, resolveLimits } from "./limits.ts";
import type { OperationMethod } from "./operation-method.ts";
import { fullBucket } from "./retry.ts";

export type { CallOptions, ClientOptions } from "./client-options.ts";
export type { OperationMethod } from "./operation-method.ts";

/** A client of a service: one method for each operation that it was made with. */
export type Client<Operations extends Readonly<Record<string, Operation>>> = {
  readonly [Name in keyof Operations]: OperationMethod<Operations[Name]>;
};

/** What generated clients hand over because not every client needs it. */
export interface ClientParts {
  /** Codecs besides `plain`, which is always there: `textCodec`, `fullCodec`. */
  readonly codecs?: readonly Codec[];
}

/**
 * Makes a client of a service from any of its operations. Operations that are not named stay out of a bundle.
 *
 * @throws {TypeError} when there is no region, or the endpoint or a limit makes no sense: its message names the option. And when the codec of
 * an operation is missing: its message names the operation.
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
  const signer = createSigner(platform.digest);
  return {
    base,
    sign:
      credentials === "anonymous" || !service.signingName
        ? undefined
        : createAuthorizer(rememberCredentials(credentials), region, signer),
    send: transport ?? platform.openTransport(fetch),
    hooks: [hooks].flat(),
    limits: resolveLimits(options, defaultLimits),
    tokens: fullBucket,
    skew: 0,
  };
}

function createMethod(core: ClientCore, operation: Operation, codec: Codec): OperationMethod<Operation> {
  const target = { operation, codec };
  const call = (input: unknown, options?: CallOptions) => callOperation(core, target, input, options);
  const attempt = (input: unknown, options?: CallOptions) =>
    callOperation(core, target, input, options, true);
  return Object.assign(call, { try: attempt }) as OperationMethod<Operation>;
}
