import type { Hooks } from "./attempt.ts";
import { InputError } from "./input-error.ts";
import { MalformedResponseError } from "./malformed-response-error.ts";

/** What a validator has against a value. */
export interface Violation {
  /** The place in the value, as a JSON pointer. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that the value breaks, such as `pattern`. */
  readonly keyword: string;
  /** What the value must be, as the end of a sentence. */
  readonly message: string;
}

/** A validator, as `@callsheet/validators` exports them. */
export interface Validator {
  is(value: unknown): boolean;
  errors(value: unknown): readonly Violation[];
}

/** Validators by name, such as `{ GetStageInput }`, or a whole entry of `@callsheet/validators`. Other members are ignored. */
export type ValidatorSet = Readonly<Record<string, unknown>>;

/** What `validation` checks. */
export interface ValidationOptions {
  /** Checks the input of an operation with the validator `<Operation>Input`, before anything is sent. */
  readonly input?: ValidatorSet;
  /** Checks the output of an operation with the validator `<Operation>Output`, on arrival. A value newer than the contract may fail it. */
  readonly output?: ValidatorSet;
}

/**
 * Hooks that check inputs or outputs or both: `hooks: validation({ input: { GetStageInput } })`. Operations without a validator pass.
 *
 * The hooks throw `InputError` or `MalformedResponseError`, whose `cause` is the list of violations.
 */
export function validation({ input, output }: ValidationOptions): Hooks {
  return {
    beforeCall(attempt) {
      const violations = check(input, `${attempt.operation.name}Input`, attempt.input);
      if (violations.length)
        throw new InputError(`cannot be sent: ${describe(violations)}`, attempt, violations);
    },
    afterCall(attempt) {
      const violations = check(output, `${attempt.operation.name}Output`, attempt.output);
      if (violations.length)
        throw new MalformedResponseError(
          `got a malformed reply: ${describe(violations)}`,
          attempt,
          violations,
        );
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
