import type { Connection } from "../store/store.ts";
import type { OperationName } from "../world/operation-names.ts";
import { mix, share } from "../world/random.ts";
import type { ActingWorld } from "../world/worlds.ts";
import { type InjectedFault, outcomesOf, timesOf } from "./fault.ts";
import { countFaults, deleteFault, deleteFaults, drawFaults, listFaults, strikeFault } from "./queries.ts";

/** A fault on the deck, and its counters. */
export interface Card {
  readonly fault: InjectedFault;
  /** How many calls have looked at it. */
  readonly drawn: number;
  /** How often it will still strike; null for no limit. */
  readonly remaining: number | null;
}

/** Puts a fault on the deck, behind the others. */
export async function addFault(world: ActingWorld, fault: InjectedFault): Promise<void> {
  const card = {
    operation: pileOf(fault),
    drawn: 0,
    remaining: timesOf(fault),
    fault: JSON.stringify(fault),
  };
  await world.insert("faults", [{ world: world.id, sequence: world.revision, ...card }]);
  await world.all(countFaults, { world: world.id });
}

/** Whose calls look at a card: outcomes are drawn separately. */
function pileOf(fault: InjectedFault): string {
  if (fault.outcome === undefined) return fault.operation;
  const [operation, ...others] = outcomesOf(fault);
  return others.length > 0 ? "outcome:*" : `outcome:${operation}`;
}

/** Draws for one call: the first fault that strikes it, if any. */
export function drawFault(world: ActingWorld, operation: string): Promise<InjectedFault | undefined> {
  return draw(world, { pile: operation, all: "*" });
}

/** Draws for what a call starts: the status code with which it will fail, if any. */
export async function drawOutcome(world: ActingWorld, operation: OperationName): Promise<string | undefined> {
  if (world.faults === 0) return undefined;
  return (await draw(world, { pile: `outcome:${operation}`, all: "outcome:*" }))?.outcome;
}

async function draw(
  world: ActingWorld,
  piles: { readonly pile: string; readonly all: string },
): Promise<InjectedFault | undefined> {
  const cards = await world.all(drawFaults, { world: world.id, ...piles });
  for (const { sequence, drawn, remaining, fault } of cards.sort((a, b) => a.sequence - b.sequence)) {
    const card = JSON.parse(fault) as InjectedFault;
    if (drawn <= card.skip || share(mix(world.seed, sequence), drawn) >= card.share) continue;
    if (remaining !== 1) await world.all(strikeFault, { world: world.id, sequence });
    else {
      await world.all(deleteFault, { world: world.id, sequence });
      await world.all(countFaults, { world: world.id });
    }
    return card;
  }
  return undefined;
}

/** The faults on the deck, oldest first, without those that are used up. */
export async function readDeck(store: Connection, world: string): Promise<Card[]> {
  const rows = await store.all(listFaults, { world });
  return rows.map(({ fault, drawn, remaining }) => ({
    fault: JSON.parse(fault) as InjectedFault,
    drawn,
    remaining,
  }));
}

/** Empties the deck. */
export async function clearDeck(world: ActingWorld): Promise<void> {
  await world.all(deleteFaults, { world: world.id });
  await world.all(countFaults, { world: world.id });
}
