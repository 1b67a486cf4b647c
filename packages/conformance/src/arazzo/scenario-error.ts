/** A scenario file cannot be used: what is wrong and where, one line per problem. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  /** The exit code of a command that fails so. */
  readonly exitCode = 2;
}
