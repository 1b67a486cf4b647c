import type { OneLineError } from "@callsheet/protocol/command";

/** A configuration that cannot be used: one line with its place. Exit code 2. */
export class ConfigError extends Error implements OneLineError {
  override readonly name = "ConfigError";
  readonly exitCode = 2;
  /** The file, with line and column if known. */
  readonly place: string;

  constructor(place: string, problem: string, options?: ErrorOptions) {
    super(`${place} ${problem}`, options);
    this.place = place;
  }
}
