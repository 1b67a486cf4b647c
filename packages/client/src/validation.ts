import { InputError } from "./errors/input-error.ts";
import { MalformedResponseError } from "./errors/malformed-response-error.ts";
import type { Hooks } from "./hooks.ts";

/** One way in which a value is invalid. */
export interface Violation {
  /** The place in the value, as a JSON pointer. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that the value violates, such as `pattern`. */
  readonly keyword: string;
  /** What the value must be, as the end of a sentence. */
  readonly message: string;
}

/** A validator, as `@callsheet/validators` exports them. */
export interface Validator {
  /** True when the value is valid. */
  is(value: unknown): boolean;
  /** All violations of a value; none when it is valid. */
  errors(value: unknown): readonly Violation[];
}

/**
 * Validators by name, such as `{ GetStageInput }`, or a whole entry of `@callsheet/validators`. Other members
 * are ignored.
 */
export type ValidatorSet = Readonly<Record<string, unknown>>;

/** What `validation` checks. */
export interface ValidationOptions {
  /** Checks the input of an operation with the validator `<Operation>Input`, before anything is sent. */
  readonly input?: ValidatorSet;
  /**
   * Checks the output of an operation with the validator `<Operation>Output`, on arrival. A value newer than
   * the contract can fail it.
   */
  readonly output?: ValidatorSet;
}

/**
 * Creates hooks that check inputs, outputs or both: `hooks: validation({ input: { GetStageInput } })`.
 * Operations without a validator pass. The hooks throw `InputError` or `MalformedResponseError`, whose
 * `cause` is the list of violations.
 */
export function validation({ input, output }: ValidationOptions): Hooks {
  return {
    beforeCall(attempt) {
      const violations = check(input, `${attempt.operation.name}Input`, attempt.input);
      if (violations.length)
        throw new InputError("cannot be sent", attempt, { cause: violations, reason: describe(violations) });
    },
    afterCall(attempt) {
      const violations = check(output, `${attempt.operation.name}Output`, attempt.output);
      if (violations.length)
        throw new MalformedResponseError("got a malformed reply", attempt, {
          cause: violations,
          reason: describe(violations),
        });
    },
  };
}

function check(set: ValidatorSet | undefined, name: string, value: unknown): readonly Violation[] {
  const validator = set && Object.hasOwn(set, name) ? (set[name] as Validator) : undefined;
  return !validator || validator.is(value) ? [] : validator.errors(value);
}

function describe(violations: readonly Violation[]): string {
  return violations.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`).join("; ");
}
