/** What a service takes at most of a client. */
export interface Limits {
  /** Bytes of a request body. Default: 1 MiB. */
  readonly body: number;
  /** Characters of a request target, path and query. Default: 8192. */
  readonly target: number;
  /** Levels of objects and arrays in a JSON body. Default: 64. */
  readonly depth: number;
  /** Calls under way at once; more are answered 503 with `Retry-After`. Default: no limit. */
  readonly concurrency: number;
}

/** The limits where the options say nothing. */
export const DEFAULT_LIMITS: Limits = {
  body: 1024 * 1024,
  target: 8192,
  depth: 64,
  concurrency: Number.POSITIVE_INFINITY,
};
