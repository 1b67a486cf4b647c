import { sql } from "kysely";
import { statement } from "../store/statement.ts";

/** The row of a world. */
export const findWorld = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom("worlds").selectAll().where("id", "=", id),
);

/**
 * Counts an act, which locks the world's row until the act is done: acts of one world run one after another,
 * in all processes that share the store. Keeps the latest wall time seen, so that the world's clock never
 * runs back.
 */
export const enterWorld = statement<{ id: string; wall: number }>()((db, { id, wall }) =>
  db
    .updateTable("worlds")
    .set((it) => ({
      revision: it("revision", "+", 1),
      wall_high: it
        .case()
        .when("wall_high", ">", wall)
        .then(it.ref("wall_high"))
        .else(it.cast<number>(it.val(wall), "bigint"))
        .end(),
    }))
    .where("id", "=", id)
    .returningAll(),
);

/**
 * Counts an act of a world whose row is known, where no other process can have changed it: cheaper than
 * reading it again.
 */
export const countAct = statement<{ id: string; revision: number; wall: number }>()(
  (db, { id, revision, wall }) =>
    db.updateTable("worlds").set({ revision, wall_high: wall }).where("id", "=", id),
);

/** Creates a world, unless it exists or there are too many; returns its id when it was created. */
export const createWorld = statement<{
  id: string;
  wall: number;
  speed: number;
  seed: number;
  settings: string;
  limit: number;
}>()((db, { id, wall, speed, seed, settings, limit }) =>
  db
    .insertInto("worlds")
    .columns([
      "id",
      "revision",
      "clock_base",
      "clock_anchor",
      "clock_speed",
      "wall_high",
      "seed",
      "faults",
      "settings",
    ])
    .expression(
      db
        .selectNoFrom((no) => [
          no.cast<string>(no.val(id), "text").as("id"),
          sql<number>`0`.as("revision"),
          no.cast<number>(no.val(wall), "bigint").as("clock_base"),
          no.cast<number>(no.val(wall), "bigint").as("clock_anchor"),
          no.cast<number>(no.val(speed), "double precision").as("clock_speed"),
          no.cast<number>(no.val(wall), "bigint").as("wall_high"),
          no.cast<number>(no.val(seed), "bigint").as("seed"),
          sql<number>`0`.as("faults"),
          no.cast<string>(no.val(settings), "text").as("settings"),
        ])
        .where(
          db.selectFrom("worlds").select((it) => it.fn.countAll<number>().as("count")),
          "<",
          limit,
        ),
    )
    .onConflict((it) => it.column("id").doNothing())
    .returning("id"),
);

/** Sets the clock of a world. */
export const setClock = statement<{ id: string; base: number; anchor: number; speed: number }>()(
  (db, { id, base, anchor, speed }) =>
    db
      .updateTable("worlds")
      .set({ clock_base: base, clock_anchor: anchor, clock_speed: speed })
      .where("id", "=", id),
);

/** Sets a world's settings. */
export const setSettings = statement<{ id: string; settings: string }>()((db, { id, settings }) =>
  db.updateTable("worlds").set({ settings }).where("id", "=", id),
);

/** The worlds of the store, by name. */
export const listWorlds = statement<Record<never, never>>()((db) =>
  db.selectFrom("worlds").select("id").orderBy("id"),
);

/** The worlds in which nobody has acted since a wall time. */
export const listUnusedWorlds = statement<{ since: number }>()((db, { since }) =>
  db.selectFrom("worlds").select("id").where("wall_high", "<", since),
);

/** Removes the row of a world. */
export const deleteWorld = statement<{ id: string }>()((db, { id }) =>
  db.deleteFrom("worlds").where("id", "=", id),
);

/** Sets the seed of a world's ids. */
export const setMint = statement<{ id: string; seed: number; revision: number }>()(
  (db, { id, seed, revision }) => db.updateTable("worlds").set({ seed, revision }).where("id", "=", id),
);
