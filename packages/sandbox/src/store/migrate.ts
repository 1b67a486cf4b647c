import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations.ts";
import type { Schema } from "./schema.ts";
import { StoreError } from "./store-error.ts";

/**
 * Migrates a store's tables to this version.
 *
 * @param description The store's name in messages.
 * @throws StoreError `newer` when the store was written by a version that knows more migrations than this
 * one.
 */
export async function migrate(db: Kysely<Schema>, description: string): Promise<void> {
  const applied = await appliedMigrations(db);
  const unknown = applied.find((name) => !(name in migrations));
  if (unknown) {
    throw new StoreError(
      "newer",
      `The store ${description} was written by a newer version (it has the migration ${unknown}): ` +
        "use that version of @callsheet/sandbox, or another store.",
    );
  }
  if (applied.length === Object.keys(migrations).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
