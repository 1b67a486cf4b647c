/**
 * One way in which a value breaks its schema. The members are those of Ajv's error objects that every
 * validator can provide.
 */
export interface Violation {
  /** JSON pointer (RFC 6901) of the offending part of the value; empty for the value itself. */
  readonly instancePath: string;
  /** The broken keyword of JSON Schema, such as `required` or `maxLength`. */
  readonly keyword: string;
  /** What is wrong, in words that follow the name of the offending part: `must be string`. */
  readonly message: string;
  /** What the keyword asked for, such as `{ limit: 128 }`; the members depend on the keyword. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** JSON pointer of the broken keyword in its schema, where that is known. */
  readonly schemaPath?: string;
}

/** Checks values against one schema. Never changes the value that it checks. */
export interface Validator<T = unknown> {
  /** True when the value is valid. Stops at the first violation. */
  is(value: unknown): value is T;
  /**
   * Everything that is wrong with the value; empty when it is valid.
   *
   * @param limit Where to stop, a number of violations. Without it there is no limit.
   */
  errors(value: unknown, limit?: number): readonly Violation[];
}
