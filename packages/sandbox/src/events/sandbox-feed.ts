import { EventFeed } from "@callsheet/server";
import type { EventFilter, WatchedEvent } from "./sandbox-event.ts";

/** Sends events to those who listen to a world, or to all. */
export type SandboxFeed = EventFeed<WatchedEvent, EventFilter>;

/** Creates a feed of what happens in worlds. */
export function createSandboxFeed(): SandboxFeed {
  return new EventFeed(wants);
}

/** Whether somebody listens to a world. */
export function hearsWorld(feed: SandboxFeed, world: string): boolean {
  return feed.hears((filter) => isOf(filter, world));
}

const isOf = ({ world }: EventFilter, name: string) => world === "*" || world === name;

function wants(filter: EventFilter, event: WatchedEvent): boolean {
  if (filter.types && !filter.types.includes(event.type)) return false;
  return event.world === undefined ? filter.world === "*" : isOf(filter, event.world);
}
