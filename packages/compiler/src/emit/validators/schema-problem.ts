/** Says why no check can be made from a schema. */
export class SchemaProblem extends Error {
  override readonly name = "SchemaProblem";
  /** JSON pointer of the faulty part, relative to the definitions: `/Stage/properties/arn/pattern`. */
  readonly pointer: string;

  constructor(pointer: string, reason: string) {
    super(reason);
    this.pointer = pointer;
  }
}
