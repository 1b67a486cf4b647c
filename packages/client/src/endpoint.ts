import type { Service } from "@callsheet/protocol";
import { refuseOption } from "./refuse-option.ts";

/** The options that decide where requests go. */
export interface EndpointOptions {
  /** The AWS region. Default: in Node, the variable `AWS_REGION`; where the endpoint names none, `us-east-1`, which is then only signed for. */
  readonly region?: string | undefined;
  /**
   * An http URL to use in place of the service's own, with or without a base path, without user, query and hash, and with `{region}` where the region
   * stands in it. Each service's `endpoints` has its dual-stack (IPv4 and IPv6) and FIPS hosts. Default: in Node, the variable `AWS_ENDPOINT_URL_<SERVICE>` (such as
   * `AWS_ENDPOINT_URL_IVS_REALTIME`) or `AWS_ENDPOINT_URL`.
   */
  readonly endpoint?: string | URL | undefined;
}

/** Where a client's requests go, and which region they are signed for. */
export interface Endpoint {
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** The region in the scope of signatures. */
  readonly region: string;
}

/**
 * Finds the endpoint of a service.
 *
 * @throws {TypeError} when there is no region, the region is none, or the endpoint is not a plain http URL.
 */
export function resolveEndpoint(
  { server }: Service,
  { region, endpoint, fetch }: EndpointOptions & { readonly fetch?: unknown },
): Endpoint {
  const template = String(endpoint ?? (fetch && !region ? "http://localhost" : server.url));
  region ||= template.includes("{region}") ? "" : "us-east-1";
  const url = template.replace("{region}", region);
  if (!/^[a-z\d-]+$/.test(region)) refuseOption("region");
  if (!(/^https?:\/\/[^?#@]+$/i.test(url) && URL.canParse(url))) refuseOption("endpoint");
  const { origin, pathname } = new URL(url);
  return { base: origin + pathname.replace(/\/+$/, ""), region };
}
