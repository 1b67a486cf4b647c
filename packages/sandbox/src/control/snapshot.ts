import * as v from "valibot";
import { countFaults } from "../faults/queries.ts";
import { type Schema, type WorldTable, worldTableNames, worldTables } from "../store/schema.ts";
import { statement } from "../store/statement.ts";
import { setClock, setMint, setSettings } from "../world/queries.ts";
import { serializeSettings, settingsSchema } from "../world/settings.ts";
import { type ActingWorld, emptyWorld } from "../world/worlds.ts";

const kinds = {
  text: v.string(),
  "text?": v.nullable(v.string()),
  number: v.pipe(v.number(), v.safeInteger()),
  "number?": v.nullable(v.pipe(v.number(), v.safeInteger())),
};

const rowsOf = (table: WorldTable) => {
  const entries = Object.entries(worldTables[table]).map(([column, kind]) => [column, kinds[kind]]);
  return v.array(
    v.strictObject(
      Object.fromEntries(entries) as Record<string, v.GenericSchema<unknown, string | number | null>>,
    ),
  );
};

/** The schema of a snapshot: rows as the store has them, but for the world's name. */
export const snapshotSchema = v.strictObject({
  /** The form of the snapshot; it changes when the tables do. */
  version: v.literal(1),
  clock: v.strictObject({
    now: v.pipe(v.number(), v.safeInteger()),
    speed: v.pipe(v.number(), v.minValue(0)),
  }),
  seed: v.pipe(v.number(), v.safeInteger()),
  revision: v.pipe(v.number(), v.safeInteger()),
  settings: settingsSchema,
  tables: v.strictObject(
    Object.fromEntries(worldTableNames.map((it) => [it, rowsOf(it)])) as Record<
      WorldTable,
      ReturnType<typeof rowsOf>
    >,
  ),
});

/** All of a world at a moment. It can be restored into any world, of any store, as often as one likes. */
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

const selections = Object.fromEntries(
  worldTableNames.map((table) => [
    table,
    statement<{ world: string }>()((db, { world }) =>
      db
        .selectFrom(table)
        .select(Object.keys(worldTables[table]) as never[])
        .where("world", "=", world),
    ),
  ]),
);

/** Takes a snapshot. */
export async function takeSnapshot(world: ActingWorld): Promise<Snapshot> {
  const tables: Record<string, unknown> = {};
  for (const table of worldTableNames) {
    const selection = selections[table];
    // Plain objects: SQLite's have no prototype.
    if (selection)
      tables[table] = (await world.all(selection, { world: world.id })).map((row) => ({
        ...(row as object),
      }));
  }
  const { now, clock, seed, revision, settings } = world;
  return {
    version: 1,
    clock: { now, speed: clock.speed },
    seed,
    revision,
    settings,
    tables: tables as Snapshot["tables"],
  };
}

/** Makes a world what a snapshot says. Its clock goes on from the snapshot's time. */
export async function restoreSnapshot(world: ActingWorld, snapshot: Snapshot): Promise<void> {
  const { id } = world;
  await emptyWorld(world);
  for (const table of worldTableNames) {
    const rows = snapshot.tables[table].map((row) => ({ world: id, ...row }));
    await world.insert(table, rows as unknown as Schema[WorldTable][]);
  }
  await world.all(setClock, {
    id,
    base: snapshot.clock.now,
    anchor: world.wall,
    speed: snapshot.clock.speed,
  });
  await world.all(setMint, { id, seed: snapshot.seed, revision: snapshot.revision });
  await world.all(setSettings, { id, settings: serializeSettings(snapshot.settings) });
  await world.all(countFaults, { world: id });
}
