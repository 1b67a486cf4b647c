/** A document cannot be used: what is wrong, where, and what to do. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** The document's name. */
  readonly document: string;
  /** JSON pointer of the place. */
  readonly pointer: string;

  constructor(document: string, pointer: string, problem: string) {
    super(`${document}#${pointer}: ${problem}`);
    this.document = document;
    this.pointer = pointer;
  }
}
