/** What may follow a fault: nothing, another attempt, or another attempt after a longer wait. */
export type Next = "final" | "retry" | "throttled";

/** True for the status of an error that may be gone at the next attempt. */
export const isTransient = (status: number): boolean => /^(408|50[0234])$/.test(`${status}`);
