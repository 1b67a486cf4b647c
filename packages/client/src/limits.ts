import { refuseOption } from "./refuse-option.ts";

/** The limits of a call, as numbers. Times are in milliseconds, and 0 means no limit. */
export interface Limits {
  readonly maxAttempts: number;
  readonly attemptTimeout: number;
  readonly timeout: number;
  /** In bytes. */
  readonly maxResponseSize: number;
}

/** The default limits of a client. */
export const defaultLimits: Limits = {
  maxAttempts: 3,
  attemptTimeout: 0,
  timeout: 0,
  maxResponseSize: 2 ** 24,
};

/**
 * The limits in options, and the defaults for the others.
 *
 * @throws {TypeError} for a negative number, `NaN`, and what is not a number.
 */
export function resolveLimits<Names extends string>(
  options: { readonly [Name in NoInfer<Names>]?: number | undefined },
  defaults: Readonly<Record<Names, number>>,
): Readonly<Record<Names, number>> {
  const limits = {} as Record<Names, number>;
  for (const name in defaults) {
    const limit = options[name] ?? defaults[name];
    if (!(limit >= 0)) refuseOption(name, "a number from 0 up");
    limits[name] = limit;
  }
  return limits;
}
