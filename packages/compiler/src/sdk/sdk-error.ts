/** No client could be made: one line that says why and, where it helps, what to do. */
export class SdkError extends Error {
  override readonly name = "SdkError";
}
