/** A command was called in a way that it does not understand: one line. Such a call exits with 2. */
export class UsageError extends TypeError {
  override readonly name = "UsageError";
  readonly code = "ERR_USAGE";
}
