import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import type { OperationName } from "./operation-names.ts";
import { publishedRates } from "./settings.ts";
import type { ActingWorld, World } from "./worlds.ts";

/**
 * Counts a call in a second, and returns its number in that second. Processes on one store have clocks that
 * differ a little: the one ahead says which second it is. A count that is further ahead dates from before the
 * clock was set back.
 */
const countCall = statement<{ world: string; operation: string; second: number }>()(
  (db, { world, operation, second }) =>
    db
      .insertInto("rates")
      .values({ world, operation, second, calls: 1 })
      .onConflict((it) =>
        it.columns(["world", "operation"]).doUpdateSet((set) => {
          const isOver = set.or([
            set("rates.second", "<", set.ref("excluded.second")),
            set("rates.second", ">", set("excluded.second", "+", 2)),
          ]);
          return {
            second: set
              .case()
              .when(isOver)
              .then(set.ref("excluded.second"))
              .else(set.ref("rates.second"))
              .end(),
            calls: set
              .case()
              .when(isOver)
              .then(set.lit(1))
              .else(set("rates.calls", "+", 1))
              .end(),
          };
        }),
      )
      .returning("calls"),
);

const deleteRates = statement<{ world: string }>()((db, { world }) =>
  db.deleteFrom("rates").where("world", "=", world),
);

/** Forgets the counts, for a clock that is set back. */
export async function forgetRates(world: ActingWorld): Promise<void> {
  await world.all(deleteRates, { world: world.id });
}

/** How many calls of an operation a world allows per second; undefined for any number. */
export function rateOf({ settings: { rates } }: World, operation: string): number | undefined {
  return (rates === "published" ? publishedRates : rates)[operation as OperationName];
}

/** Counts a call against a rate; false when the rate is used up in this second of the world. */
export async function withinRate(
  world: World,
  store: Store,
  operation: string,
  rate: number,
): Promise<boolean> {
  const second = Math.floor(world.now / 1000);
  const [row] = await store.all(countCall, { world: world.id, operation, second });
  return Number(row?.calls) <= rate;
}
