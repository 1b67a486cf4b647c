import { expect, test } from "vitest";
import type { WorldRow } from "../store/schema.ts";
import { statement } from "../store/statement.ts";
import type { Connection, Store } from "../store/store.ts";
import { Batches } from "./batches.ts";

type Key = { world: string; arn: string };
type Write = Key & { document: string };

const find = statement<Key>({ kind: "find", table: "stages" })((db, { world, arn }) =>
  db.selectFrom("stages").where("world", "=", world).where("arn", "=", arn).select("document"),
);
const update = statement<Write>({ kind: "update", table: "stages" })((db, { document }) =>
  db.updateTable("stages").set({ document }),
);

/** An act that builds on what it reads. */
async function countOn(connection: Connection): Promise<number> {
  const [row] = await connection.all(find, { world: "w", arn: "a" });
  const count = Number(row?.document) + 1;
  await connection.all(update, { world: "w", arn: "a", document: String(count) });
  return count;
}

test("acts build on earlier ones, whether or not the world is locked for them", async () => {
  let world: WorldRow = {
    id: "w",
    revision: 0,
    clock_base: 0,
    clock_anchor: 0,
    clock_speed: 1,
    wall_high: 0,
    seed: 0,
    faults: 0,
    settings: "{}",
  };
  let document = "0";
  const connection: Connection = {
    all: (() => [{ document }]) as unknown as Connection["all"],
    insert: () => Promise.reject(new Error("not expected")),
    commit: async ({ seen, next, writes }) => {
      if (seen.revision !== world.revision) return false;
      world = next;
      document = String(writes.at(-1)?.row.document);
      return true;
    },
  };
  const store: Store = {
    ...connection,
    description: "one stage",
    shared: true,
    act: (work) => work(connection),
    check: async () => {},
    close: async () => {},
  };
  const batches = new Batches<typeof countOn>({
    store,
    next: (row) => ({ ...row, revision: row.revision + 1 }),
    lock: async () => world,
    run: (work, on) => work(on),
  });

  batches.see(world);
  world = { ...world, revision: 7 }; // another process was at work: the turns that follow lock the world
  const counts: unknown[] = [];
  for (let turn = 1; turn <= 40; turn++) counts.push((await batches.run("w", [countOn]))?.[0]?.value);
  expect(counts).toEqual(Array.from({ length: 40 }, (_, turn) => turn + 1));
});
