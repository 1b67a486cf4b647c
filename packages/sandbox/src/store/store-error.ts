/** Why a store cannot be opened or cannot do what it was asked. */
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

/** A store that cannot be opened, or failed at work. The message is one line that names the store and says what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
