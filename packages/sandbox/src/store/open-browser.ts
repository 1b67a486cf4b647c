import type { PostgresOptions } from "./postgres-options.ts";
import type { Store } from "./store.ts";
import { StoreError } from "./store-error.ts";

/**
 * Opens a store by its location. Pages and workers have stores in memory only.
 *
 * @param location `:memory:`.
 * @throws StoreError for any other location.
 */
export async function openStore(location: string, _postgres?: PostgresOptions): Promise<Store> {
  if (location !== ":memory:")
    throw new StoreError("unavailable", `The store ${location} needs Node: use ":memory:" in a browser.`);
  const { openWasmStore } = await import("./wasm-sqlite.ts");
  return openWasmStore();
}
