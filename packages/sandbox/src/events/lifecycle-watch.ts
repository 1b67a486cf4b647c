import { timestamp } from "../domain/timestamp.ts";
import type { World } from "../world/worlds.ts";
import { DueQueue } from "./due-queue.ts";
import type { LifecycleEvent, Resource } from "./sandbox-event.ts";
import type { PlannedPhase, ResourcePlan } from "./stored-plans.ts";

/** What a {@link LifecycleWatch} works on. */
export interface LifecycleWatchOptions {
  readonly world: string;
  /** False when nobody listens any more: the watch ends. */
  readonly isWanted: () => boolean;
  /** Called when it ends by itself. */
  readonly onEnd: () => void;
  /** Looks at the world; undefined when it is not there any more. */
  readonly look: () => Promise<World | undefined>;
  /** Reads what will become of its resources. */
  readonly read: (world: World) => Promise<ResourcePlan[]>;
  readonly publish: (event: LifecycleEvent) => void;
}

/** A phase that is still to come, and those after it. */
interface Coming {
  readonly at: number;
  readonly key: string;
  readonly resource: Resource;
  readonly phases: readonly PlannedPhase[];
  readonly index: number;
}

/** As much as is watched at most. */
const mostWatched = 100_000;
/** A clock that another process moves is noticed after so many milliseconds. */
const longestSleep = 1000;
/** What acts plan within so many milliseconds is looked after together. */
const shortestSleep = 10;

/** Tells of the changes of state in one world when the world's clock gets there. States change without a timer; only whoever listens has one. */
export class LifecycleWatch {
  readonly #options: LifecycleWatchOptions;
  #coming = new DueQueue<Coming>();
  /** What is expected of each resource; what is in the queue and not here is over. */
  #current = new Map<string, readonly PlannedPhase[]>();
  #isLoaded = false;
  /** Up to when the world's changes have been told. */
  #now = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer ends. */
  #wakesAt = Number.POSITIVE_INFINITY;
  #isClosed = false;
  /** Steps are done in a row. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: LifecycleWatchOptions) {
    this.#options = options;
  }

  /** Reads the world anew: it is not what it was. */
  reload(): Promise<void> {
    return this.#step((world) => this.#load(world));
  }

  /** Tells what is due by now. */
  advance(): Promise<void> {
    return this.#step(async (world) => {
      // After a clock was set back, what was over is to come again.
      if (!this.#isLoaded || world.now < this.#now) await this.#load(world);
      else this.#tell(world.now);
    });
  }

  /** Tells what an act has made of a resource, and watches it. */
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
    // What keeps the store from answering is told to those who call.
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
    // What an act has made meanwhile is newer than what was read.
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
