import * as v from "valibot";
import { readFixtureApart } from "#read-fixture-apart";
import { timestamp } from "../domain/timestamp.ts";
import type { Events } from "../events/events.ts";
import type { EventFilter } from "../events/sandbox-event.ts";
import type { SandboxFeed } from "../events/sandbox-feed.ts";
import { addFault, type Card, clearDeck, readDeck } from "../faults/deck.ts";
import { faultSchema } from "../faults/fault.ts";
import { pause } from "../faults/pause.ts";
import { FixtureError } from "../fixture/fixture-error.ts";
import { furnish } from "../fixture/furnish.ts";
import { pointer } from "../fixture/mistake.ts";
import type { Store } from "../store/store.ts";
import { changeClock, isReadable, unreadable } from "../world/clock.ts";
import { parseDuration } from "../world/duration.ts";
import { emptyWorld } from "../world/empty-world.ts";
import { listUnusedWorlds, listWorlds, setClock, setSettings } from "../world/queries.ts";
import { forgetRates } from "../world/rates.ts";
import { type Settings, serializeSettings, settingsSchema } from "../world/settings.ts";
import { defaultWorld, type Worlds } from "../world/worlds.ts";
import { restoreSnapshot, type Snapshot, snapshotSchema, takeSnapshot } from "./snapshot.ts";
import { readState, type StateQuery, type WorldState } from "./state.ts";

/** A world's clock, as the control API shows it. */
export interface ClockState {
  /** The world's time, ISO 8601. */
  readonly now: string;
  /** World seconds per second; 0 is frozen. */
  readonly speed: number;
}

const duration = v.pipe(
  v.string(),
  v.transform(parseDuration),
  v.pipe(v.number('Expected milliseconds, or a duration such as "PT1H30M"'), v.safeInteger()),
);

/** A change to a clock. Parts apply in this order. */
const clockSchema = v.strictObject({
  /** Sets the world's time: ISO 8601. */
  now: v.optional(v.pipe(v.string(), v.isoTimestamp('Expected a time such as "2026-03-20T17:00:00Z"'))),
  /** Moves the world's time: milliseconds, or an ISO 8601 duration. */
  advance: v.optional(
    v.union(
      [v.pipe(v.number(), v.safeInteger()), duration],
      'Expected milliseconds, or a duration such as "PT1H30M"',
    ),
  ),
  /** World seconds per second from now on; 0 freezes. */
  speed: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
});

const objectSchema = v.custom<Readonly<Record<string, unknown>>>(
  (it) => typeof it === "object" && it !== null && !Array.isArray(it),
  "Expected an object",
);

/** A change to a clock, as the control API takes it. */
export type ClockInput = v.InferInput<typeof clockSchema>;

/** What a controller needs. */
export interface ControllerOptions {
  readonly worlds: Worlds;
  readonly store: Store;
  /** The wall clock, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly events: Events;
}

/**
 * Everything that the control API can do, with bodies as received. @throws FixtureError for an invalid body.
 */
export type Controller = ReturnType<typeof createController>;

/** Creates the controller of a store's worlds. */
export function createController({ worlds, store, now, events }: ControllerOptions) {
  const clockOf = async (id: string): Promise<ClockState> => {
    const world = await worlds.look(id);
    return { now: timestamp(world.now), speed: world.clock.speed };
  };

  const listNames = async (): Promise<string[]> => (await store.all(listWorlds, {})).map(({ id }) => id);

  async function remove(id: string): Promise<void> {
    await worlds.remove(id);
    await events.worldChanged(id, "remove");
  }

  let checking: Promise<boolean> | undefined;

  return {
    /** Whether the store can be used. Concurrent requests share one check, so asking is cheap. */
    isReady(): Promise<boolean> {
      checking ??= isUsable(store).finally(() => {
        checking = undefined;
      });
      return checking;
    },

    state: async (id: string, query: StateQuery): Promise<WorldState> =>
      readState(await worlds.look(id), store, query),

    async reset(id: string): Promise<void> {
      await worlds.reset(id);
      await events.worldChanged(id, "reset");
    },

    remove,

    worlds: listNames,

    /** Removes the worlds in which nobody has acted since a time, except the default one. */
    async removeUnused(since: number): Promise<void> {
      const unused = await store.all(listUnusedWorlds, { since });
      for (const { id } of unused) if (id !== defaultWorld) await worlds.remove(id);
    },

    async removeAll(): Promise<void> {
      for (const id of await listNames()) await remove(id);
    },

    /** Replaces a world's contents by a fixture in YAML or JSON. */
    async load(id: string, text: string): Promise<void> {
      if (text.trim() === "")
        throw new FixtureError("The body is empty: expected a fixture in YAML or JSON.");
      const fixture = await readFixtureApart(text, "body", now());
      await worlds.change(id, async (world) => {
        await emptyWorld(world);
        await clearDeck(world);
        await furnish(world, fixture, world.wall);
      });
      await events.worldChanged(id, "load");
    },

    async snapshot(id: string): Promise<Snapshot> {
      const snapshot = await worlds.act(id, takeSnapshot);
      await events.worldChanged(id, "snapshot");
      return snapshot;
    },

    async restore(id: string, body: unknown): Promise<void> {
      const snapshot = check(snapshotSchema, body);
      await worlds.change(id, (world) => restoreSnapshot(world, snapshot));
      await events.worldChanged(id, "restore");
    },

    clock: clockOf,

    async changeClock(id: string, body: unknown): Promise<ClockState> {
      const { now, advance, speed } = check(clockSchema, body);
      const set = now === undefined ? undefined : Date.parse(now);
      await worlds.change(id, async (world) => {
        const clock = changeClock(world.clock, { set, advance, speed }, world.wall);
        if (!isReadable(clock.base))
          throw new FixtureError(`/${advance === undefined ? "now" : "advance"}: ${unreadable}`);
        if (clock.base < world.now) await forgetRates(world);
        await world.all(setClock, { id, ...clock });
      });
      const state = await clockOf(id);
      await events.clockChanged({ world: id, ...state });
      return state;
    },

    settings: async (id: string): Promise<Settings> => (await worlds.look(id)).settings,

    /** Sets what the body names, each quota by itself, and leaves the rest. */
    async changeSettings(id: string, body: unknown): Promise<Settings> {
      const changed = await worlds.change(id, async (world) => {
        const change = check(objectSchema, body);
        const quotas = v.is(objectSchema, change.quotas) && { ...world.settings.quotas, ...change.quotas };
        const settings = check(settingsSchema, { ...world.settings, ...change, ...(quotas && { quotas }) });
        await world.all(setSettings, { id, settings: serializeSettings(settings) });
        return settings;
      });
      await events.worldChanged(id, "settings");
      return changed;
    },

    faults: async (id: string): Promise<Card[]> => readDeck(store, (await worlds.look(id)).id),

    async addFault(id: string, body: unknown): Promise<Card[]> {
      const fault = check(faultSchema, body);
      await worlds.change(id, (world) => addFault(world, fault));
      await events.worldChanged(id, "deck");
      return readDeck(store, id);
    },

    async clearFaults(id: string): Promise<void> {
      await worlds.change(id, clearDeck);
      await events.worldChanged(id, "deck");
    },

    /** What happens from now on in a world, or in all of them; undefined when too many listen. */
    async listen(filter: EventFilter): Promise<ReturnType<SandboxFeed["open"]>> {
      const { world } = filter;
      const clock = world === "*" ? {} : await clockOf(world);
      const reader = events.feed.open(filter, { type: "hello", world, ...clock });
      if (filter.types?.includes("lifecycle") !== false)
        await events.watch(world === "*" ? await listNames() : [world]);
      return reader;
    },
  };
}

/** How long a store may take to answer whether it can be used, in milliseconds. */
const readyWithin = 2000;

async function isUsable(store: Store): Promise<boolean> {
  const late = new AbortController();
  const checked = store.check().then(
    () => true,
    () => false,
  );
  const patience = pause(readyWithin, late.signal).then(
    () => false,
    () => false,
  );
  const answer = await Promise.race([checked, patience]);
  late.abort();
  return answer;
}

function check<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue?.path ?? []).map(({ key }) => key as string | number);
  throw new FixtureError(`${pointer(path)}: ${issue?.message}`);
}
