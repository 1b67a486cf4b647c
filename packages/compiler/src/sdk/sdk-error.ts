import type { OneLineError } from "@callsheet/protocol/command";

/** No client could be made: one line that says why and, where it helps, what to do. */
export class SdkError extends Error implements OneLineError {
  override readonly name = "SdkError";
  /** 1 for what is wrong with the input, 2 where openapi-generator could not run, or not the one that was asked for. */
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
  }
}
