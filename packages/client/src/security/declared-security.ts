import {
  applySecurity,
  type Operation,
  type SecurityValue,
  type Service,
  usesSigV4,
} from "@callsheet/protocol";
import type { ClientOptions } from "../client-options.ts";
import type { Source } from "./auth-options.ts";
import type { Authorizer } from "./authorizer.ts";

/** Creates an authorizer from a client's options. `sign` signs with SigV4; absent where nothing can. */
export type SecurityPart = (options: ClientOptions, sign: Authorizer | undefined) => Authorizer;

type Alternative = readonly string[];

/**
 * Authenticates as the document says: with values of the option `auth`, with SigV4, or with both. Among an
 * operation's alternatives, it uses the first for which everything is known. Clients of documents with such
 * schemes get it as their part `security`.
 */
export const declaredSecurity: SecurityPart = (options, sign) => async (request, target, skew) => {
  const { operation } = target;
  const { service } = operation;
  const chosen = chooseAlternative(operation, options, sign !== undefined);
  if (!chosen) return request;
  const { url, ...rest } = request;
  const { schemes = {} } = service;
  const applied = chosen.filter((name) => schemes[name]?.type !== "other");
  const { path, ...secured } = applySecurity(schemes, applied, {
    values: await findValues(applied, options),
    request: { ...rest, path: url },
  });
  const sent = { ...secured, url: path };
  return sign && usesSigV4(service, [chosen]) ? sign(sent, target, skew) : sent;
};

/** Undefined if the request needs nothing. Throws if credentials are required and none are known. */
function chooseAlternative(
  { service, security = service.security ?? [] }: Operation,
  { auth = {}, credentials }: ClientOptions,
  canSign: boolean,
): Alternative | undefined {
  const find = (known: (type: string | undefined, name: string) => boolean) =>
    security.find((names) => names.every((name) => known(service.schemes?.[name]?.type, name)));
  const isGiven = (type: string | undefined, name: string) =>
    type === "sigV4" ? canSign && credentials !== undefined : sourceOf(auth, name) !== undefined;
  const chosen =
    find(isGiven) ??
    // Given credentials come before those that the environment may have.
    find((type, name) => (type === "sigV4" ? canSign : isGiven(type, name))) ??
    // Certificates and the like are for transports and hooks to add.
    find((type, name) => type === "other" || isGiven(type, name));
  if (chosen || security.length === 0 || credentials === "anonymous") return chosen;
  const options = security.flatMap((names) => describeOptions(names, service) ?? []);
  // Requests that only SigV4 would sign go unsigned where nothing can sign: to a handler in memory, for
  // instance.
  if (options.length < security.length) return undefined;
  throw new Error(`Set the option ${options.join(", or ")}`);
}

/** The options that satisfy an alternative; undefined if SigV4 is all that it needs. */
function describeOptions(names: Alternative, service: Service): string | undefined {
  const options = names.flatMap((name) => {
    const type = service.schemes?.[name]?.type;
    return type === "sigV4" || type === "other" ? [] : [`auth.${name}`];
  });
  if (options.length > 0 && usesSigV4(service, [names])) options.push("credentials");
  return options.length > 0 ? options.join(" and ") : undefined;
}

async function findValues(
  names: Alternative,
  { auth = {} }: ClientOptions,
): Promise<Record<string, SecurityValue>> {
  const values: Record<string, SecurityValue> = Object.create(null);
  for (const name of names) {
    const source = sourceOf(auth, name);
    const value = typeof source === "function" ? await source() : source;
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function sourceOf(auth: NonNullable<ClientOptions["auth"]>, name: string): Source<SecurityValue> | undefined {
  return Object.hasOwn(auth, name) ? auth[name] : undefined;
}
