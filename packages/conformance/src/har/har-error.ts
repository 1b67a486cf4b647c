/** A HAR file cannot be used: what is wrong and where, in one line. */
export class HarError extends Error {
  override readonly name = "HarError";
  /** The exit code of a command that fails so. */
  readonly exitCode = 2;
}
