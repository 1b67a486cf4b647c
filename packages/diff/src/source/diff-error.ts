/** Why two versions could not be compared, in one line. */
export class DiffError extends Error {
  override readonly name = "DiffError";
  readonly exitCode = 2;
}

/**
 * Why there is nothing to compare with if no base was named: no repository, no main branch, or too little
 * history.
 */
export class NoBaseError extends DiffError {}
