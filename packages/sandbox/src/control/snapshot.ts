import * as v from "valibot";
import { faultSchema } from "../faults/fault.ts";
import { countFaults } from "../faults/queries.ts";
import { sessionStates, streamStates } from "../fixture/fixture.ts";
import { type Schema, type WorldTable, worldKeys, worldTableNames, worldTables } from "../store/schema.ts";
import { statement } from "../store/statement.ts";
import { isStorable } from "../store/storable.ts";
import { isReadable, unreadable } from "../world/clock.ts";
import { emptyWorld } from "../world/empty-world.ts";
import { setClock, setMint, setSettings } from "../world/queries.ts";
import { serializeSettings, settingsSchema } from "../world/settings.ts";
import type { ActingWorld } from "../world/worlds.ts";

const number = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.check(isStorable, "Expected a text without NUL and half characters"));

/** JSON within a text, of this form. */
const json = (schema: v.GenericSchema) =>
  v.pipe(
    text,
    v.check((it) => {
      try {
        return v.is(schema, JSON.parse(it));
      } catch {
        return false;
      }
    }, "Expected the JSON that a snapshot has here"),
  );

const kinds = { text, "text?": v.nullable(text), number, "number?": v.nullable(number) };
const members = v.looseObject({});
const planOf = (states: readonly string[]) =>
  json(
    v.pipe(
      v.array(
        v.strictObject({
          at: v.number(),
          state: v.picklist(states),
          statusCode: v.string(),
          statusMessage: v.optional(v.string()),
        }),
      ),
      v.minLength(1),
    ),
  );
const minutes = v.pipe(v.number(), v.minValue(0));
const policy = v.object({ maxSessionLengthInMinutes: minutes, maxStoppedSessionLengthInMinutes: minutes });

/** Columns whose text is JSON. */
const documents: {
  readonly [Table in WorldTable]?: Readonly<Record<string, v.GenericSchema<unknown, string | number | null>>>;
} = {
  streaming_sessions: { plan: planOf(sessionStates), document: json(v.object({ members, policy })) },
  streams: { plan: planOf(streamStates), document: json(members) },
  stages: { document: json(members) },
  channels: { document: json(members) },
  stream_sessions: {
    document: json(members),
    channel: v.nullable(json(members)),
    events: json(v.array(v.strictTuple([number, members]))),
  },
  tokens: { parameters: json(members), answer: json(members) },
  faults: { fault: json(faultSchema) },
};

const rowsOf = (table: WorldTable) => {
  const columns = Object.entries(worldTables[table]).map(([column, kind]) => [column, kinds[kind]]);
  const entries = { ...Object.fromEntries(columns), ...documents[table] };
  const keyOf = (row: Readonly<Record<string, unknown>>) =>
    JSON.stringify(worldKeys[table].map((it) => row[it]));
  return v.pipe(
    v.array(v.strictObject(entries as Record<string, v.GenericSchema<unknown, string | number | null>>)),
    v.check((rows) => new Set(rows.map(keyOf)).size === rows.length, "A row appears twice"),
  );
};

/** The schema of a snapshot: rows as the store has them, except for the world's name. */
export const snapshotSchema = v.strictObject({
  /** The form of the snapshot; it changes when the tables do. */
  version: v.literal(1),
  clock: v.strictObject({
    now: v.pipe(number, v.check(isReadable, unreadable)),
    speed: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
  }),
  seed: number,
  revision: v.pipe(number, v.minValue(0)),
  settings: settingsSchema,
  tables: v.strictObject(
    Object.fromEntries(
      worldTableNames.map((it) => [it, it === "generated" ? v.optional(rowsOf(it), []) : rowsOf(it)]),
    ) as Record<WorldTable, ReturnType<typeof rowsOf>>,
  ),
});

/** The whole world at a moment. It can be restored into any world, of any store, any number of times. */
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

/** Replaces a world's contents by a snapshot. Its clock goes on from the snapshot's time. */
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
