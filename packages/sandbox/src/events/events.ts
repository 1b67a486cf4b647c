import type { AdmittedCall } from "../admission.ts";
import type { PlannedAct } from "../domain/streaming-sessions.ts";
import type { Store } from "../store/store.ts";
import type { Worlds } from "../world/worlds.ts";
import { Lifecycles } from "./lifecycles.ts";
import type { ClockEvent, WorldEvent } from "./sandbox-event.ts";
import { createSandboxFeed, hearsWorld, type SandboxFeed } from "./sandbox-feed.ts";

/** How many worlds are watched from the start for whoever listens to all. */
const mostWorlds = 50;

/**
 * What happens in the worlds of a store, for those who listen: each part of the sandbox reports here what it
 * has done.
 */
export class Events {
  readonly feed: SandboxFeed = createSandboxFeed();
  readonly #lifecycles: Lifecycles;

  constructor(worlds: Worlds, store: Store) {
    this.#lifecycles = new Lifecycles({ worlds, store, feed: this.feed });
  }

  /** Whether somebody listens to a world. */
  hears(world: string): boolean {
    return hearsWorld(this.feed, world);
  }

  /** Reports state changes in these worlds from now on. */
  async watch(worlds: readonly string[]): Promise<void> {
    for (const world of worlds.slice(0, mostWorlds)) await this.#lifecycles.watch(world);
  }

  /** A call started or created something. */
  acted(
    world: string,
    { requestId, operation }: AdmittedCall,
    { now, key, plan, outcome }: PlannedAct,
  ): void {
    if (outcome !== undefined)
      this.feed.publish({ type: "fault", world, requestId, operation: operation.name, fault: { outcome } });
    const resource = key.streamId === undefined ? "streamingSession" : "stream";
    this.#lifecycles.plan(world, { resource: { resource, ...key }, phases: plan }, now);
  }

  /** A world's clock was changed. */
  async clockChanged(event: Omit<ClockEvent, "type">): Promise<void> {
    this.feed.publish({ type: "clock", ...event });
    if (this.hears(event.world)) await this.#lifecycles.advance(event.world);
  }

  /** A world was changed or saved through the control API. */
  async worldChanged(world: string, change: WorldEvent["change"]): Promise<void> {
    this.feed.publish({ type: "world", world, change });
    const isNew = change === "reset" || change === "load" || change === "restore" || change === "remove";
    if (isNew && this.hears(world)) await this.#lifecycles.reload(world);
  }

  /** Ends all streams. */
  close(): void {
    this.feed.end();
    this.#lifecycles.close();
  }
}
