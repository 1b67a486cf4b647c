import { statement } from "../store/statement.ts";

/** Looks at the cards of an operation's pile and of the one for all operations, and counts the look. */
export const drawFaults = statement<{ world: string; pile: string; all: string }>()(
  (db, { world, pile, all }) =>
    db
      .updateTable("faults")
      .set((it) => ({ drawn: it("drawn", "+", 1) }))
      .where("world", "=", world)
      .where((or) => or.or([or("operation", "=", pile), or("operation", "=", all)]))
      // Older stores kept used-up faults.
      .where((or) => or.or([or("remaining", "is", null), or("remaining", ">", 0)]))
      .returning(["sequence", "drawn", "remaining", "fault"]),
);

/** Takes one strike off a card. */
export const strikeFault = statement<{ world: string; sequence: number }>()((db, { world, sequence }) =>
  db
    .updateTable("faults")
    .set((it) => ({ remaining: it("remaining", "-", 1) }))
    .where("world", "=", world)
    .where("sequence", "=", sequence)
    .where("remaining", "is not", null),
);

/** Removes a card. */
export const deleteFault = statement<{ world: string; sequence: number }>()((db, { world, sequence }) =>
  db.deleteFrom("faults").where("world", "=", world).where("sequence", "=", sequence),
);

/** The cards of the deck, oldest first. */
export const listFaults = statement<{ world: string }>()((db, { world }) =>
  db
    .selectFrom("faults")
    .select(["sequence", "drawn", "remaining", "fault"])
    .where("world", "=", world)
    .orderBy("sequence"),
);

/** Removes all cards. */
export const deleteFaults = statement<{ world: string }>()((db, { world }) =>
  db.deleteFrom("faults").where("world", "=", world),
);

/** Stores in the world's row how many cards there are. */
export const countFaults = statement<{ world: string }>()((db, { world }) =>
  db
    .updateTable("worlds")
    .set((it) => ({
      faults: it
        .selectFrom("faults")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("world", "=", world),
    }))
    .where("id", "=", world),
);
