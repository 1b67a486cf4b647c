import { Fault } from "@callsheet/server";
import type { StoreError, StoreFault } from "./store/store-error.ts";

/** Transient failures: the same call can succeed in a second. */
const passing: ReadonlySet<StoreFault> = new Set(["busy", "full", "locked", "unavailable"]);

/**
 * The answer when the store failed: 503 with `Retry-After` where it is transient. What the store said is in
 * the cause, for the log.
 */
export function storeFault(error: StoreError): Fault {
  const isBusy = error.fault === "busy";
  const message = isBusy ? "The sandbox is busy. Try again." : "The store of the sandbox is not available.";
  return new Fault("ServiceUnavailable", 503, message, {
    ...(passing.has(error.fault) && { headers: { "Retry-After": "1" } }),
    cause: error,
  });
}
