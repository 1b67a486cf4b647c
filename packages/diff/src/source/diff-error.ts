/** Why two versions could not be compared, in one line. */
export class DiffError extends Error {
  override readonly name = "DiffError";
  readonly exitCode = 2;
}
