import type { InputOf, Operation, OutputOf } from "@callsheet/protocol";
import type { Context } from "./context.ts";
import type { Reply } from "./reply.ts";
import type { Violation } from "./validation/violation.ts";

/** What a service needs of a validator; those of `@callsheet/validators` have it. */
export interface Validator {
  is(value: unknown): boolean;
  /** What is wrong, at most `limit` violations. */
  errors(value: unknown, limit?: number): readonly Violation[];
}

/** One operation with the validators of everything that goes in and out. */
export interface OperationDefinition<O extends Operation = Operation> {
  readonly operation: O;
  readonly input: Validator;
  readonly output: Validator;
  /** Validators of error bodies by error name. */
  readonly errors: Readonly<Record<string, Validator>>;
}

/** The operations of a service by handler name, such as `getStage`. */
export type Definitions = Readonly<Record<string, OperationDefinition>>;

/** What a handler may return: its flat output, or a {@link Reply} that is sent as it is. */
export type HandlerResult<O extends Operation> = OutputOf<O> | Reply;

/**
 * Implements one operation: takes its flat input, which has passed validation, and returns its flat output.
 * Declared errors are thrown, made by `context.error`.
 */
export type Handler<O extends Operation> = (
  input: InputOf<O>,
  context: Context<O>,
) => HandlerResult<O> | Promise<HandlerResult<O>>;

/** The handlers of a service: one for every operation. */
export type HandlersOf<D extends Definitions> = { readonly [Name in keyof D]: Handler<D[Name]["operation"]> };
