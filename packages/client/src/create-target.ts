import { findCodec, type Operation } from "@callsheet/protocol";
import { type Authorizer, isSigned } from "./authorize.ts";
import type { ClientOptions } from "./client-options.ts";
import type { ClientParts } from "./client-parts.ts";
import { resolveEndpoint } from "./endpoint.ts";
import type { Target } from "./target.ts";

/**
 * Finds out how an operation is called.
 *
 * @throws {TypeError} when its server or what its codec or its security needs is missing.
 */
export function createTarget(
  operation: Operation,
  options: ClientOptions,
  { codecs, servers, authorize, sign }: ClientParts & Record<"authorize" | "sign", Authorizer | undefined>,
): Target {
  const { service, server = service.server, security = service.security ?? [] } = operation;
  if (!authorize && security.length && !isSigned(operation) && security.every((names) => names.length))
    throw new TypeError(`${operation.name} needs the part \`security\``);
  return {
    operation,
    codec: findCodec(operation, codecs),
    base: resolveEndpoint({ server }, options, servers).base,
    authorize: authorize ?? (isSigned(operation) ? sign : undefined),
  };
}
