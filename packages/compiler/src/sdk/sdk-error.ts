import type { OneLineError } from "@callsheet/protocol/command";

/** No client could be made: one line that says why and, if possible, what to do. */
export class SdkError extends Error implements OneLineError {
  override readonly name = "SdkError";
  /** 1 for invalid input, 2 if openapi-generator, or the requested generator, could not run. */
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
  }
}
