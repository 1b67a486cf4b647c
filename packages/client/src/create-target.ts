import { findCodec, type Operation, usesSigV4 } from "@callsheet/protocol";
import type { ClientOptions } from "./client-options.ts";
import type { ClientParts } from "./client-parts.ts";
import { resolveEndpoint } from "./endpoint.ts";
import type { Authorizer } from "./security/authorizer.ts";
import type { Target } from "./target.ts";

/**
 * Prepares how an operation is called.
 *
 * @throws {TypeError} when its server is missing, or a part that its codec or security needs.
 */
export function createTarget(
  operation: Operation,
  options: ClientOptions,
  parts: ClientParts & Record<"authorize" | "sign", Authorizer | undefined>,
): Target {
  const { service, server = service.server, security = service.security ?? [] } = operation;
  const { codecs, servers, authorize, sign } = parts;
  const isSigned = usesSigV4(service, security);
  const { credentials } = options;
  const missing = isSigned
    ? !parts.sigV4 && credentials && credentials !== "anonymous" && "sigV4"
    : !authorize && security.length && security.every((names) => names.length) && "security";
  if (missing) throw new TypeError(`${operation.name} needs the part \`${missing}\``);
  return {
    ...resolveEndpoint(server, options, servers),
    operation,
    codec: findCodec(operation, codecs),
    isSigned,
    authorize: authorize ?? (isSigned ? sign : undefined),
  };
}
