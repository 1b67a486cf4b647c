/** What a waiter waits for will not happen: `output` says why. */
export class WaitFailedError extends Error {
  override readonly name = "WaitFailedError";
  /** The output that ended the waiting. */
  readonly output: unknown;

  constructor(message: string, output: unknown) {
    super(message);
    this.output = output;
  }
}
