/** How much a service accepts from clients. */
export interface Limits {
  /** Bytes of a request body. Default: 1 MiB. */
  readonly body: number;
  /** Characters of a request target: path and query. Default: 8192. */
  readonly target: number;
  /** Levels of nested objects and arrays in a JSON body. Default: 64. */
  readonly depth: number;
  /** Handlers that run at once; further calls are answered 503 with `Retry-After`. Default: no limit. */
  readonly concurrency: number;
}

/** The limits of a service that sets none. */
export const defaultLimits: Limits = {
  body: 1024 * 1024,
  target: 8192,
  depth: 64,
  concurrency: Number.POSITIVE_INFINITY,
};

/** Limits as given in options. An undefined one has its default. */
export type LimitOptions = { readonly [Name in keyof Limits]?: Limits[Name] | undefined };

/**
 * The limits from options, with those of `fallback` for the others.
 *
 * @throws TypeError for a negative limit, and for one that is not a number: nothing would exceed it.
 */
export function resolveLimits(options: LimitOptions = {}, fallback: Limits = defaultLimits): Limits {
  const limits: Record<string, number> = {};
  for (const name of Object.keys(fallback) as (keyof Limits)[]) {
    const limit = options[name] ?? fallback[name];
    if (typeof limit !== "number" || !(limit >= 0))
      throw new TypeError(`The limit ${name} must be a number from 0 up, not ${limit}.`);
    limits[name] = limit;
  }
  return limits as unknown as Limits;
}
