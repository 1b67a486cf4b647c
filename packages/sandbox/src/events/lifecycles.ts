import type { Store } from "../store/store.ts";
import type { Worlds } from "../world/worlds.ts";
import { LifecycleWatch } from "./lifecycle-watch.ts";
import { hearsWorld, type SandboxFeed } from "./sandbox-feed.ts";
import { type ResourcePlan, readPlans } from "./stored-plans.ts";

/** What {@link Lifecycles} need. */
export interface LifecyclesOptions {
  readonly worlds: Worlds;
  readonly store: Store;
  readonly feed: SandboxFeed;
}

/** Watches the worlds that somebody listens to, and only for as long. */
export class Lifecycles {
  readonly #options: LifecyclesOptions;
  readonly #watches = new Map<string, LifecycleWatch>();

  constructor(options: LifecyclesOptions) {
    this.#options = options;
  }

  /** Begins to watch a world. */
  async watch(id: string): Promise<void> {
    if (!this.#watches.has(id)) await this.#start(id).advance();
  }

  /** Reports what an act has planned. */
  plan(id: string, plan: ResourcePlan, now: number): void {
    (this.#watches.get(id) ?? this.#start(id)).plan(plan, now);
  }

  /** A world's clock was changed. */
  async advance(id: string): Promise<void> {
    await this.#watches.get(id)?.advance();
  }

  /** A world was recreated. */
  async reload(id: string): Promise<void> {
    await this.#watches.get(id)?.reload();
  }

  /** Ends all watches. */
  close(): void {
    for (const watch of this.#watches.values()) watch.close();
    this.#watches.clear();
  }

  #start(id: string): LifecycleWatch {
    const { worlds, store, feed } = this.#options;
    const watch = new LifecycleWatch({
      world: id,
      look: () => worlds.find(id),
      read: (world) => readPlans(world, store),
      publish: (event) => feed.publish(event),
      isWanted: () => hearsWorld(feed, id),
      onEnd: () => this.#watches.delete(id),
    });
    this.#watches.set(id, watch);
    return watch;
  }
}
