import type { Auth } from "./security/authenticate.ts";
import type { CorsOptions } from "./edge/cors.ts";
import type { Interceptor } from "./interceptor.ts";
import type { LimitOptions } from "./limits.ts";
import type { Logger } from "./logger.ts";

/** Options of a service. All of them can be left out. */
export interface ServiceOptions {
  /** Whether and how signatures are verified. Default: `"off"`. */
  readonly auth?: Auth;
  /** The region that the service stands for, and the one that signatures must name. Default: any; where no signature is looked at, `us-east-1` in contexts. */
  readonly region?: string;
  /** What is taken at most of a client. Those that are undefined have their defaults. */
  readonly limits?: LimitOptions;
  /** Whether answers of handlers are held against the contract. Default: true, false where `NODE_ENV` is `production`. */
  readonly validateResponses?: boolean;
  /** Which web pages may call. Default: none. */
  readonly cors?: CorsOptions;
  /** Default: warnings and errors as JSON lines on standard error; requests are not logged. */
  readonly logger?: Logger;
  /** Wrappers around every routed call, outermost first. Default: none. */
  readonly interceptors?: readonly Interceptor[];
  /** The path that answers `GET` with 200 while the service lives; false for none. Default: `/health`. */
  readonly health?: string | false;
  /** Makes request ids. Default: random UUIDs. */
  readonly requestId?: () => string;
  /** The time that signatures are held against. Default: the system's clock. */
  readonly now?: () => Date;
}
