import type { CorsOptions } from "./edge/cors.ts";
import type { Interceptor } from "./interceptor.ts";
import type { LimitOptions } from "./limits.ts";
import type { Logger } from "./logger.ts";
import type { Auth } from "./security/auth.ts";

/** Options of a service. Every one has a default. */
export interface ServiceOptions {
  /**
   * How callers authenticate: a verifier for each security scheme of the document, by the scheme's name.
   * Default: a secured operation refuses every call with 401, and a warning is logged; SigV4 signatures are
   * ignored, and so is security that no document asks for. `"off"` lets everyone call.
   */
  readonly auth?: Auth;
  /**
   * The region of the service, which signatures must name. Default: any; contexts then have the region of the
   * signature, or `us-east-1` where signatures are ignored.
   */
  readonly region?: string;
  /** How much is accepted from clients. */
  readonly limits?: LimitOptions;
  /**
   * Whether the answers of handlers are validated. Default: true, except where `NODE_ENV` is `production`.
   */
  readonly validateResponses?: boolean;
  /** Which web pages may call. Default: none. */
  readonly cors?: CorsOptions;
  /** Default: warnings and errors as JSON lines on standard error; requests are not logged. */
  readonly logger?: Logger;
  /** Wrappers around every routed call, outermost first. Default: none. */
  readonly interceptors?: readonly Interceptor[];
  /** The path that answers `GET` with 200 while the service runs; false for none. Default: `/health`. */
  readonly health?: string | false;
  /** Makes request ids. Default: random UUIDs. */
  readonly requestId?: () => string;
  /** The time that signatures are compared with. Default: the system's clock. */
  readonly now?: () => Date;
}
