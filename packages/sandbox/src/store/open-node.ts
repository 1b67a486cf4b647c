import type { PostgresOptions } from "./postgres-options.ts";
import type { Store } from "./store.ts";

/**
 * Opens a store by its location.
 *
 * @param location `:memory:` (in memory), a `postgres://` URL, or the path of a file, which is created if
 * missing.
 * @throws StoreError in one line when the store cannot be used.
 */
export async function openStore(location: string, postgres?: PostgresOptions): Promise<Store> {
  if (/^postgres(ql)?:/.test(location)) {
    const { openPostgresStore } = await import("./postgres-store.ts");
    return openPostgresStore(location, postgres);
  }
  const { openFileStore, openMemoryStore } = await import("./node-sqlite.ts");
  return location === ":memory:" ? openMemoryStore() : openFileStore(location);
}
