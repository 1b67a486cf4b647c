/** A run could not take place: the target does not answer, or there is nothing to run. */
export class CouldNotRunError extends Error {
  override readonly name = "CouldNotRunError";
  /** The exit code of a command that fails so. */
  readonly exitCode = 2;
}
