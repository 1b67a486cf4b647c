import type { Connection } from "../store/store.ts";
import { mix, share } from "../world/random.ts";
import type { ActingWorld } from "../world/worlds.ts";
import { type InjectedFault, timesOf } from "./fault.ts";
import { countFaults, deleteFaults, drawFaults, listFaults, strikeFault } from "./queries.ts";

/** A fault on the deck, and what has become of it. */
export interface Card {
  readonly fault: InjectedFault;
  /** How many calls it was looked at for. */
  readonly drawn: number;
  /** How often it will still strike; null is without end. */
  readonly remaining: number | null;
}

/** Puts a fault on the deck, behind those that are there. */
export async function addFault(world: ActingWorld, fault: InjectedFault): Promise<void> {
  const card = {
    operation: fault.operation,
    drawn: 0,
    remaining: timesOf(fault),
    fault: JSON.stringify(fault),
  };
  await world.insert("faults", [{ world: world.id, sequence: world.revision, ...card }]);
  await world.all(countFaults, { world: world.id });
}

/** Draws for one call: the first fault that strikes it, if any. */
export async function drawFault(world: ActingWorld, operation: string): Promise<InjectedFault | undefined> {
  const cards = await world.all(drawFaults, { world: world.id, operation });
  for (const { sequence, drawn, remaining, fault } of cards.sort((a, b) => a.sequence - b.sequence)) {
    const card = JSON.parse(fault) as InjectedFault;
    if (drawn <= card.skip || share(mix(world.seed, sequence), drawn) >= card.share) continue;
    await world.all(strikeFault, { world: world.id, sequence });
    if (remaining === 1) await world.all(countFaults, { world: world.id });
    return card;
  }
  return undefined;
}

/** The faults on the deck, oldest first, used ones included. */
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
