/**
 * A value that cannot be written to a message, or text in a message that is not a value of the member's type.
 * AWS services call it `SerializationException`.
 */
export class SerializationError extends Error {
  override readonly name = "SerializationError";
  /** The input or output member at fault, if there is one. */
  declare readonly member: string | undefined;
  /** True when the member is in a closed body that does not declare it. */
  declare readonly undeclared?: boolean;

  constructor(message: string, member?: string, options?: ErrorOptions) {
    super(message, options);
    this.member = member;
  }
}

/** Throws because of an invalid member. */
export function refuse(member: string, what: string): never {
  throw new SerializationError(`"${member}" must be ${what}`, member);
}
