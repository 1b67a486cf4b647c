/** What a service takes at most of a client. */
export interface Limits {
  /** Bytes of a request body. Default: 1 MiB. */
  readonly body: number;
  /** Characters of a request target, path and query. Default: 8192. */
  readonly target: number;
  /** Levels of objects and arrays in a JSON body. Default: 64. */
  readonly depth: number;
  /** Handlers at work at once; more calls are answered 503 with `Retry-After`. Default: no limit. */
  readonly concurrency: number;
}

const DEFAULTS: Limits = {
  body: 1024 * 1024,
  target: 8192,
  depth: 64,
  concurrency: Number.POSITIVE_INFINITY,
};

/** A limit as options give it: one of a service's own configuration may be there without a value. */
export type LimitOptions = { readonly [Name in keyof Limits]?: Limits[Name] | undefined };

/**
 * Fills in the defaults.
 *
 * @throws TypeError for what is no number, NaN and negative ones: nothing would be over such a limit.
 */
export function fillLimits(limits: LimitOptions = {}): Limits {
  const fill = (name: keyof Limits) => {
    const limit = limits[name] ?? DEFAULTS[name];
    if (typeof limit !== "number" || !(limit >= 0))
      throw new TypeError(`The limit ${name} is a number from 0 up, not ${limit}.`);
    return limit;
  };
  return {
    body: fill("body"),
    target: fill("target"),
    depth: fill("depth"),
    concurrency: fill("concurrency"),
  };
}
