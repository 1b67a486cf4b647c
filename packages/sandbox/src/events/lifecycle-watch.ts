import { timestamp } from "../domain/timestamp.ts";
import type { World } from "../world/worlds.ts";
import { DueQueue } from "./due-queue.ts";
import type { LifecycleEvent, Resource } from "./sandbox-event.ts";
import type { PlannedPhase, ResourcePlan } from "./stored-plans.ts";

/** What a {@link LifecycleWatch} needs. */
export interface LifecycleWatchOptions {
  readonly world: string;
  /** False when nobody listens any more: the watch ends. */
  readonly isWanted: () => boolean;
  /** Called when it ends by itself. */
  readonly onEnd: () => void;
  /** Looks at the world; undefined when it no longer exists. */
  readonly look: () => Promise<World | undefined>;
  /** Reads the plans of its resources. */
  readonly read: (world: World) => Promise<ResourcePlan[]>;
  readonly publish: (event: LifecycleEvent) => void;
}

/** A future phase, and those after it. */
interface Coming {
  readonly at: number;
  readonly key: string;
  readonly resource: Resource;
  readonly phases: readonly PlannedPhase[];
  readonly index: number;
}

/** How much is watched at most. */
const mostWatched = 100_000;
/** A clock that another process moves is noticed after this many milliseconds. */
const longestSleep = 1000;
/** Plans that acts write within this many milliseconds are handled together. */
const shortestSleep = 10;

/**
 * Reports state changes in one world when the world's clock gets there. States change without a timer; only a
 * world with listeners has one.
 */
export class LifecycleWatch {
  readonly #options: LifecycleWatchOptions;
  #coming = new DueQueue<Coming>();
  /** The expected phases of each resource; entries in the queue that are not here are over. */
  #current = new Map<string, readonly PlannedPhase[]>();
  #isLoaded = false;
  /** Up to when the world's changes have been reported. */
  #now = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer ends. */
  #wakesAt = Number.POSITIVE_INFINITY;
  #isClosed = false;
  /** Steps run one after another. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: LifecycleWatchOptions) {
    this.#options = options;
  }

  /** Reads the world again after it was replaced. */
  reload(): Promise<void> {
    return this.#step((world) => this.#load(world));
  }

  /** Reports what is due by now. */
  advance(): Promise<void> {
    return this.#step(async (world) => {
      // After a clock was set back, past changes will come again.
      if (!this.#isLoaded || world.now < this.#now) await this.#load(world);
      else this.#tell(world.now);
    });
  }

  /** Reports what an act did to a resource, and watches it. */
  plan({ resource, phases }: ResourcePlan, now: number): void {
    for (const phase of phases) if (phase.at === now) this.#publish(resource, phase);
    this.#expect({ resource, phases }, now);
    this.#sleep(shortestSleep);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #step(work: (world: World) => Promise<void>): Promise<void> {
    const step = this.#last.then(async () => {
      if (!this.#isClosed && !this.#options.isWanted()) {
        this.close();
        this.#options.onEnd();
      }
      if (this.#isClosed) return;
      const world = await this.#options.look();
      if (!world) this.#forget();
      else await work(world);
      this.#sleep(world ? this.#untilNext(world) : longestSleep);
    });
    // If the store cannot answer, callers are told.
    this.#last = step.catch(() => this.#sleep(longestSleep));
    return this.#last;
  }

  #untilNext({ clock, now }: World): number {
    const next = this.#coming.first;
    if (!next || clock.speed === 0) return longestSleep;
    return Math.min(longestSleep, Math.max(shortestSleep, (next.at - now) / clock.speed));
  }

  #sleep(ms: number): void {
    const wakesAt = performance.now() + ms;
    if (this.#isClosed || wakesAt >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = wakesAt;
    this.#timer = setTimeout(() => {
      this.#wakesAt = Number.POSITIVE_INFINITY;
      void this.advance();
    }, ms);
  }

  async #load(world: World): Promise<void> {
    this.#forget();
    this.#isLoaded = true;
    this.#now = world.now;
    const plans = await this.#options.read(world);
    // What an act has written in the meantime is newer than what was read.
    for (const plan of plans) if (!this.#current.has(keyOf(plan.resource))) this.#expect(plan, world.now);
  }

  #forget(): void {
    this.#coming = new DueQueue();
    this.#current = new Map();
    this.#isLoaded = false;
  }

  #expect({ resource, phases }: ResourcePlan, now: number): void {
    const key = keyOf(resource);
    const index = phases.findIndex(({ at }) => at > now);
    const first = phases[index];
    if (!first) return void this.#current.delete(key);
    if (this.#coming.size >= mostWatched) return;
    this.#current.set(key, phases);
    this.#coming.add({ at: first.at, key, resource, phases, index });
  }

  #tell(now: number): void {
    this.#now = now;
    for (let next = this.#coming.first; next && next.at <= now; next = this.#coming.first) {
      this.#coming.take();
      const { key, resource, phases, index } = next;
      if (this.#current.get(key) !== phases) continue;
      this.#publish(resource, phases[index] as PlannedPhase);
      const following = phases[index + 1];
      if (following) this.#coming.add({ ...next, at: following.at, index: index + 1 });
      else this.#current.delete(key);
    }
  }

  #publish(resource: Resource, { at, state, statusCode }: PlannedPhase): void {
    const { world, publish } = this.#options;
    const code = statusCode === undefined ? {} : { statusCode };
    publish({ type: "lifecycle", world, ...resource, state, ...code, at: timestamp(at) });
  }
}

const keyOf = (resource: Resource) => JSON.stringify(resource);
