/** Which web pages may call a service. */
export interface CorsOptions {
  /** Origins such as `https://app.example.com`, or `"*"` for any page. */
  readonly origins: "*" | readonly string[];
  /** Request headers that a page may send. Default: the ones that AWS SDKs send. */
  readonly allowHeaders?: readonly string[];
  /** Response headers that a page may read. Default: error type, request id and date. */
  readonly exposeHeaders?: readonly string[];
  /** How long a browser may remember the answer to a preflight, in seconds. Default: 7200. */
  readonly maxAge?: number;
}

/** The headers that the services' own CORS traits allow, and those that a SigV4 signature needs. */
const ALLOW = [
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

const EXPOSE = ["x-amzn-ErrorType", "x-amzn-RequestId", "Date"];

/** The headers that the policy decides about on every answer, whatever a handler sets. */
const DECIDED = new Set(["access-control-allow-origin", "access-control-expose-headers"]);

/** A CORS policy, ready to answer. */
export interface Cors {
  /** Puts on an answer's headers, names and values in turn, what this origin is to have of them. */
  apply(headers: readonly string[], origin: string | undefined): readonly string[];
  /** Those that belong on the answer to a preflight beside what `apply` puts there. */
  preflight(methods: string): readonly string[];
}

/** Compiles a CORS policy. Credentials are not allowed: signed requests carry none of the browser's. */
export function createCors(options: CorsOptions): Cors {
  const { origins, allowHeaders = ALLOW, exposeHeaders = EXPOSE, maxAge = 7200 } = options;
  const expose = ["Access-Control-Expose-Headers", exposeHeaders.join(", ")];
  const open = ["Access-Control-Allow-Origin", "*", ...expose];
  const allow = [
    "Access-Control-Allow-Headers",
    allowHeaders.join(", "),
    "Access-Control-Max-Age",
    String(maxAge),
  ];
  const grant = (origin: string | undefined) => {
    if (origins === "*") return open;
    if (origin === undefined || !origins.includes(origin)) return ["Vary", "Origin"];
    return ["Access-Control-Allow-Origin", origin, "Vary", "Origin", ...expose];
  };
  return {
    apply(headers, origin) {
      const kept = headers.filter((_, i) => !DECIDED.has((headers[i - (i % 2)] ?? "").toLowerCase()));
      return kept.concat(grant(origin));
    },
    preflight: (methods) => ["Access-Control-Allow-Methods", methods, ...allow],
  };
}
