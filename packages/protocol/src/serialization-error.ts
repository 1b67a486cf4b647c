/** What a {@link SerializationError} may say besides its message. */
export interface SerializationErrorOptions {
  readonly cause?: unknown;
  /** True when the member is not wrong, but must not be there. */
  readonly undeclared?: boolean;
}

/**
 * A value that cannot be written to a message, or text of a message that does not stand for a value of the member's type. AWS
 * services call it `SerializationException`.
 */
export class SerializationError extends Error {
  override readonly name = "SerializationError";
  /** The input or output member at fault, when there is one. */
  declare readonly member: string | undefined;
  /** True when the member is in a closed body that does not declare it. */
  declare readonly undeclared: boolean | undefined;

  constructor(message: string, member?: string, options?: SerializationErrorOptions) {
    super(message, options);
    this.member = member;
    this.undeclared = options?.undeclared;
  }
}

/** Throws because of a member that is not what it must be. */
export function refuse(member: string, what: string): never {
  throw new SerializationError(`"${member}" must be ${what}`, member);
}
