/** A part of a document that is not generated: what, and the pointer of its place in the bundled document. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
  readonly pointer: string;

  constructor(pointer: string, reason: string) {
    super(reason);
    this.pointer = pointer;
  }
}
