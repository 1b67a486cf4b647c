import { refuseOption } from "./refuse-option.ts";

/** The limits of a call, in numbers. */
export interface Limits {
  readonly maxAttempts: number;
  readonly attemptTimeout: number;
  readonly timeout: number;
}

/** What a client is limited to unless it is told otherwise. */
export const defaultLimits: Limits = { maxAttempts: 3, attemptTimeout: 0, timeout: 0 };

/**
 * The limits that options give, and those of `fallback` for the others.
 *
 * @throws {TypeError} for a negative number, and for what is none.
 */
export function resolveLimits<Names extends string>(
  options: { readonly [Name in NoInfer<Names>]?: number | undefined },
  fallback: Readonly<Record<Names, number>>,
): Readonly<Record<Names, number>> {
  const limits = {} as Record<Names, number>;
  for (const name in fallback) {
    limits[name] = options[name] ?? fallback[name];
    if (!(limits[name] >= 0)) refuseOption(name);
  }
  return limits;
}
