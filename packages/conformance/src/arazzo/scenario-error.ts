/** A scenario file cannot be used: what is wrong and where, a line for each problem. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  /** The exit code of a command that ends so. */
  readonly exitCode = 2;
}
