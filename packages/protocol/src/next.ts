/** What may follow a fault: nothing, another attempt, or another attempt after a longer wait. */
export type Next = "final" | "retry" | "throttled";

/** The statuses of errors that may be gone at the next attempt. */
export const transientStatuses: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);
