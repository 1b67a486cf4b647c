import type { Server, Service } from "@callsheet/protocol";
import { refuseOption } from "./refuse-option.ts";
import type { ServersPart } from "./server-variables.ts";

/** The options that decide where requests go. */
export interface EndpointOptions<S extends Service = Service> {
  /**
   * The AWS region, such as `"us-west-2"`. Default: in Node, the variable `AWS_REGION`; with an `endpoint`
   * that names no region, `us-east-1`, for which requests are then signed.
   */
  readonly region?: string | undefined;
  /**
   * An http URL to use instead of all URLs in the document. It may have a base path and hold `{region}`, but
   * no user, query or hash. The `endpoints` of each service's entry are its dual-stack (IPv4 and IPv6) and
   * FIPS hosts. Default: in Node, the variable `AWS_ENDPOINT_URL_<SERVICE>` (such as
   * `AWS_ENDPOINT_URL_IVS_REALTIME`) or `AWS_ENDPOINT_URL`; then the service's own.
   */
  readonly endpoint?: string | URL | undefined;
  /** The variables of the URLs in the document. Default: the document's own values. */
  readonly variables?: Variables<S> | undefined;
}

type VariablesOf<S extends Service> = S["server"] extends { readonly variables: infer Declared }
  ? Declared
  : Record<never, never>;

/**
 * Declared variables take the values that the document lists. Servers of single operations may have variables
 * of their own.
 */
type Variables<S extends Service> = {
  readonly [Name in keyof VariablesOf<S>]?:
    | (VariablesOf<S>[Name] extends { readonly enum: readonly (infer Value)[] } ? Value : string)
    | undefined;
} & { readonly [name: string]: string | undefined };

/** Where a client's requests go, and which region they are signed for. */
export interface Endpoint {
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** The region in the scope of signatures. */
  readonly region: string;
}

const localhost = "http://localhost";
const defaultRegion = "us-east-1";

/**
 * Finds the endpoint of a service. `fill` fills in variables of the server's URL.
 *
 * @throws {TypeError} when the region is missing or malformed, the endpoint is not a plain http URL, or a
 * variable is invalid.
 */
export function resolveEndpoint(
  server: Server,
  { region, endpoint, variables, fetch }: EndpointOptions & { readonly fetch?: unknown },
  fill: ServersPart = (url) => url,
): Endpoint {
  const inMemory = fetch && !region && !variables;
  const template = fill(String(endpoint ?? (inMemory ? localhost : server.url)), server, variables);
  region ||= template.includes("{region}") ? "" : defaultRegion;
  if (!/^[a-z\d-]+$/.test(region)) refuseOption("region", "an AWS region");
  const url = template.replace("{region}", region);
  if (!(/^https?:\/\/[^?#@]+$/i.test(url) && URL.canParse(url)))
    refuseOption("endpoint", "an http URL without user, query and hash");
  const { origin, pathname } = new URL(url);
  return { base: origin + pathname.replace(/\/+$/, ""), region };
}
