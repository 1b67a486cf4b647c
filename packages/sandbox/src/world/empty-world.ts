import { worldTableNames } from "../store/schema.ts";
import { statement } from "../store/statement.ts";
import type { Connection } from "../store/store.ts";

const deletions = worldTableNames.map((table) =>
  statement<{ world: string }>()((db, { world }) => db.deleteFrom(table).where("world", "=", world)),
);

/** Removes everything in a world, but not its row. */
export async function emptyWorld(world: Connection & { readonly id: string }): Promise<void> {
  for (const deletion of deletions) await world.all(deletion, { world: world.id });
}
