import * as v from "valibot";
import { sessionFailures, streamFailures } from "../domain/failure-codes.ts";
import { type OperationName, operationNames } from "../world/operation-names.ts";

/** What can fail after its call was answered, and its possible status codes. */
export const failures: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  StartStreamingSession: sessionFailures,
  CreateStreamingSessionStream: streamFailures,
};

/** The schema of a fault: what goes wrong, for which calls. */
export const faultSchema = v.pipe(
  v.strictObject({
    /** The operation that it strikes, such as `GetStage`; `*` for every one. Default: `*`. */
    operation: v.optional(v.picklist(["*", ...operationNames]), "*"),
    /** How many calls it strikes; null for no limit. Default: 1, and null with `share`. */
    times: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))),
    /** How many calls it lets pass first. Default: 0. */
    skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
    /** The share of calls that it strikes, from 0 to 1, drawn from the world's seed. Default: 1. */
    share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
    /** Wall milliseconds by which the answer is delayed. Works alone or with any other effect. */
    latency: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
    /** Answers with an error instead of acting. The status of a declared error is the contract's. */
    error: v.optional(
      v.strictObject({
        name: v.pipe(
          v.string(),
          v.regex(/^[A-Za-z][A-Za-z0-9.]*$/, 'Expected the name of an error, such as "ServiceUnavailable"'),
        ),
        /** Default: as declared, else 500. */
        status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
        message: v.optional(v.string()),
      }),
    ),
    /** Answers 429 ThrottlingException with `Retry-After: 1` instead of acting. */
    throttle: v.optional(v.literal(true)),
    /** Cuts the connection: `before` acting, `after` acting, or in the middle of the `answer`. */
    cut: v.optional(v.picklist(["before", "after", "answer"])),
    /** Acts, and garbles the body of the answer. */
    malformed: v.optional(v.picklist(["truncated", "html", "empty", "null", "wrong-types"])),
    /**
     * Acts, and what it starts fails with this status code, such as `INSUFFICIENT_CAPACITY`. It strikes only
     * calls that start something: neither refused calls nor repeated tokens.
     */
    outcome: v.optional(v.picklist([...new Set(Object.values(failures).flat())])),
  }),
  v.check(
    (it) => effects(it) <= 1,
    "Expected at most one effect of error, throttle, cut, malformed, outcome",
  ),
  v.check(
    (it) => effects(it) === 1 || it.latency !== undefined,
    "Expected an effect: latency, error, throttle, cut, malformed or outcome",
  ),
  v.check(
    (it) => it.outcome === undefined || it.latency === undefined,
    "Expected latency on a separate card: an outcome is drawn later",
  ),
  v.check(
    (it) => it.outcome === undefined || outcomesOf(it).length > 0,
    ({ input }) => {
      const codes = failures[input.operation as OperationName];
      return codes
        ? `Expected an outcome of ${input.operation}: ${codes.join(", ")}`
        : `${input.operation} starts nothing that could fail`;
    },
  ),
);

interface Outcome {
  readonly operation: string;
  readonly outcome?: string | undefined;
}

/** The operations that a fault's outcome can strike. */
export function outcomesOf({ operation, outcome = "" }: Outcome): OperationName[] {
  return operationNames.filter(
    (name) => (operation === "*" || operation === name) && failures[name]?.includes(outcome),
  );
}

const effects = (it: Readonly<Record<string, unknown>>) =>
  ["error", "throttle", "cut", "malformed", "outcome"].filter((name) => it[name] !== undefined).length;

/** A fault, as the control API takes it. */
export type FaultInput = v.InferInput<typeof faultSchema>;
/** A fault, complete. */
export type InjectedFault = v.InferOutput<typeof faultSchema>;

/** How often a fault strikes; null for no limit. */
export function timesOf({ times, share }: InjectedFault): number | null {
  return times === undefined ? (share < 1 ? null : 1) : times;
}
