import { type Codec, findCodec, type Operation } from "@callsheet/protocol";
import { type Authorizer, isSigned } from "./authorize.ts";
import type { ClientOptions } from "./client-options.ts";
import { resolveEndpoint } from "./endpoint.ts";
import type { SecurityPart } from "./security/declared-security.ts";
import type { ServersPart } from "./server-variables.ts";

/** What generated clients hand over because not every client needs it. */
export interface ClientParts {
  /** Codecs in addition to `plain`, which is always there: `textCodec`, `fullCodec`. */
  readonly codecs?: readonly Codec[];
  /** What applies security schemes other than SigV4: `declaredSecurity`. */
  readonly security?: SecurityPart;
  /** What fills in variables of servers' URLs: `serverVariables`. */
  readonly servers?: ServersPart;
}

/** What the calls of one method share. */
export interface Target {
  readonly operation: Operation;
  /** The codec that the operation names. */
  readonly codec: Codec;
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** Absent: requests go as they are. */
  readonly authorize: Authorizer | undefined;
}

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
