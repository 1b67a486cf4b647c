import type { Bindings, Operation } from "@callsheet/protocol";

/** Which web pages may call a service. */
export interface CorsOptions {
  /** Origins such as `https://app.example.com`, a test of an origin, or `"*"` for every page. */
  readonly origins: "*" | readonly string[] | ((origin: string) => boolean);
  /**
   * Request headers that a page may send; `"*"` allows whichever it asks for. Default: the ones that AWS SDKs
   * send; in the profile `http`, those that the documents name, `Authorization` and `Content-Type`.
   */
  readonly allowHeaders?: "*" | readonly string[];
  /**
   * Response headers that a page may read, or `"*"` for all. Default: error type, request id and date; in the
   * profile `http`, also those that the documents name, `Retry-After` and `WWW-Authenticate`.
   */
  readonly exposeHeaders?: "*" | readonly string[];
  /** How long a browser may remember the answer to a preflight, in seconds. Default: 7200. */
  readonly maxAge?: number;
}

/** Headers that pages may send and read where the options do not say. */
export interface CorsHeaders {
  readonly allowed: readonly string[];
  readonly exposed: readonly string[];
}

/** The headers that the services' own CORS traits allow, and those that a SigV4 signature needs. */
const awsAllowed = [
  "Authorization",
  "Content-Type",
  "X-Amz-Client-Token",
  "X-Amz-Content-Sha256",
  "X-Amz-Date",
  "X-Amz-Security-Token",
  "X-Amz-User-Agent",
  "X-Api-Key",
  "amz-sdk-invocation-id",
  "amz-sdk-request",
];

/** The headers of services of the profile `aws`. */
const awsCorsHeaders: CorsHeaders = {
  allowed: awsAllowed,
  exposed: ["x-amzn-ErrorType", "x-amzn-RequestId", "Date"],
};

/** The headers of services of the profile `http`: those that their documents name, and what everyone uses. */
export function corsHeadersOf(operations: readonly Operation[]): CorsHeaders {
  const headersIn = (bindings: Bindings = {}) =>
    Object.values(bindings).flatMap((binding) => (binding.in === "header" ? [binding.name] : []));
  const schemes = operations.flatMap(({ service }) => Object.values(service.schemes ?? {}));
  const keys = schemes.flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === "header" ? [scheme.name] : [],
  );
  const sent = operations.flatMap(({ input }) => headersIn(input.bindings));
  const received = operations.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ bindings }) => headersIn(bindings)),
  );
  return {
    allowed: distinct(["Authorization", "Content-Type", ...keys, ...sent]),
    exposed: distinct(["X-Request-Id", "Date", "Retry-After", "WWW-Authenticate", ...received]),
  };
}

/** Names of headers without those that differ from an earlier one only in case. */
function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

/** The headers that the policy decides on every answer, whatever a handler sets. */
const decided = new Set(["access-control-allow-origin", "access-control-expose-headers"]);

/** Names of headers as a preflight lists them. */
const headerNames = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;

/** A CORS policy, ready to answer. */
export interface Cors {
  /** Adds the headers that this origin may have to those of an answer, as alternating names and values. */
  apply(headers: readonly string[], origin: string | undefined): readonly string[];
  /**
   * The headers of the answer to a preflight, without those that `apply` adds. `wanted`: the headers that the
   * page asks for.
   */
  preflight(methods: string, wanted: string | undefined): readonly string[];
}

/** Compiles a CORS policy. Credentials are not allowed: signed requests carry none of the browser's. */
export function createCors(options: CorsOptions, defaults: CorsHeaders = awsCorsHeaders): Cors {
  const { origins, maxAge = 7200 } = options;
  const { allowHeaders = defaults.allowed, exposeHeaders = defaults.exposed } = options;
  // Without credentials, `*` means every header except Authorization, which a page never reads.
  const exposed = exposeHeaders === "*" ? "*" : exposeHeaders.join(", ");
  const expose = ["Access-Control-Expose-Headers", exposed];
  const open = ["Access-Control-Allow-Origin", "*", ...expose];
  const remember = ["Access-Control-Max-Age", String(maxAge)];
  const isAllowed = typeof origins === "function" ? origins : (origin: string) => origins.includes(origin);
  const grant = (origin: string | undefined) => {
    if (origins === "*") return open;
    if (origin === undefined || !isAllowed(origin)) return ["Vary", "Origin"];
    return ["Access-Control-Allow-Origin", origin, "Vary", "Origin", ...expose];
  };
  const allow = (wanted: string | undefined) => {
    if (allowHeaders !== "*") return ["Access-Control-Allow-Headers", allowHeaders.join(", ")];
    return wanted !== undefined && headerNames.test(wanted) ? ["Access-Control-Allow-Headers", wanted] : [];
  };
  return {
    apply(headers, origin) {
      const kept = headers.filter((_, i) => !decided.has((headers[i - (i % 2)] ?? "").toLowerCase()));
      return kept.concat(grant(origin));
    },
    preflight: (methods, wanted) => ["Access-Control-Allow-Methods", methods, ...allow(wanted), ...remember],
  };
}
