/** Which web pages may call a service. */
export interface CorsOptions {
  /** Origins such as `https://app.example.com`, or `"*"` for every page. */
  readonly origins: "*" | readonly string[];
  /**
   * Request headers that a page may send; `"*"` allows whichever it asks for. Default: the ones that AWS SDKs
   * send.
   */
  readonly allowHeaders?: "*" | readonly string[];
  /** Response headers that a page may read, or `"*"` for all. Default: error type, request id and date. */
  readonly exposeHeaders?: "*" | readonly string[];
  /** How long a browser may remember the answer to a preflight, in seconds. Default: 7200. */
  readonly maxAge?: number;
}

/** The headers that the services' own CORS traits allow, and those that a SigV4 signature needs. */
const allowedByDefault = [
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

const exposedByDefault = ["x-amzn-ErrorType", "x-amzn-RequestId", "Date"];

/** The headers that the policy decides about on every answer, whatever a handler sets. */
const decided = new Set(["access-control-allow-origin", "access-control-expose-headers"]);

/** Names of headers as a preflight lists them. */
const headerNames = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;

/** A CORS policy, ready to answer. */
export interface Cors {
  /** Adds what this origin may have to the headers of an answer: names and values in turn. */
  apply(headers: readonly string[], origin: string | undefined): readonly string[];
  /**
   * The headers of the answer to a preflight, without those that `apply` adds. `wanted`: the headers that the
   * page asks for.
   */
  preflight(methods: string, wanted: string | undefined): readonly string[];
}

/** Compiles a CORS policy. Credentials are not allowed: signed requests carry none of the browser's. */
export function createCors(options: CorsOptions): Cors {
  const {
    origins,
    allowHeaders = allowedByDefault,
    exposeHeaders = exposedByDefault,
    maxAge = 7200,
  } = options;
  // Without credentials, `*` stands for every header but Authorization, which a page never reads.
  const exposed = exposeHeaders === "*" ? "*" : exposeHeaders.join(", ");
  const expose = ["Access-Control-Expose-Headers", exposed];
  const open = ["Access-Control-Allow-Origin", "*", ...expose];
  const remember = ["Access-Control-Max-Age", String(maxAge)];
  const grant = (origin: string | undefined) => {
    if (origins === "*") return open;
    if (origin === undefined || !origins.includes(origin)) return ["Vary", "Origin"];
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
