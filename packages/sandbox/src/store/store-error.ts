/** Why a store cannot be opened or cannot do what was asked of it. */
export type StoreFault =
  | "busy"
  | "corrupt"
  | "foreign"
  | "full"
  | "locked"
  | "missing"
  | "newer"
  | "read-only"
  | "unavailable";

/**
 * A store that cannot be opened, or failed in use. The message is one line that names the store and says what
 * to do.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
