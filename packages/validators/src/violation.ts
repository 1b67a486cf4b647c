import type { Violation as AnyViolation } from "@callsheet/protocol";

/**
 * One way in which a value breaks its schema, with everything that a generated validator can say about it.
 */
export interface Violation extends AnyViolation {
  /** What the keyword required, such as `{ limit: 128, minLength: 1 }`; the members depend on the keyword. */
  readonly params: Readonly<Record<string, unknown>>;
  /** JSON pointer of the broken keyword in the package's raw schemas, after `#`: `#/$defs/Stage/required`. */
  readonly schemaPath: string;
}
