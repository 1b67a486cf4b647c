import { formatEvent } from "@callsheet/protocol";
import { EventReader } from "./event-reader.ts";
import type { EventFilter, HelloEvent, MissedEvent, WatchedEvent } from "./sandbox-event.ts";

/** How long events are gathered before they are sent together, in milliseconds: a write for each call would cost more than the call. */
const gatheredFor = 40;
/** How often silent readers are told that the connection lives, in milliseconds. */
const heartbeatEvery = 15_000;
/** How many may read at once. */
const mostReaders = 100;

const encoder = new TextEncoder();
const heartbeat = encoder.encode(":\n\n");

const encode = (event: HelloEvent | MissedEvent) =>
  encoder.encode(formatEvent({ event: event.type, data: JSON.stringify(event) }));

/** Readers that want the same. */
interface Audience extends EventFilter {
  readonly readers: Set<EventReader>;
}

/** Brings what happens to those who listen. While nobody does, it costs nothing, and nothing is kept. */
export class EventFeed {
  readonly #audiences = new Map<string, Audience>();
  #gathered: WatchedEvent[] = [];
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #beating: ReturnType<typeof setInterval> | undefined;
  #count = 0;

  /** Whether somebody listens to a world; without one, whether somebody listens at all. */
  hears(world?: string): boolean {
    if (this.#audiences.size === 0 || world === undefined) return this.#audiences.size > 0;
    for (const audience of this.#audiences.values()) if (isOf(audience, world)) return true;
    return false;
  }

  /** Tells those who listen. */
  publish(event: WatchedEvent): void {
    if (this.#audiences.size === 0) return;
    this.#gathered.push(event);
    this.#flushing ??= setTimeout(() => this.#flush(), gatheredFor);
  }

  /** Begins to listen; undefined when too many do. What it returns are the bytes of `text/event-stream`. */
  open(filter: EventFilter, hello: HelloEvent): EventReader | undefined {
    const readers = [...this.#audiences.values()].reduce((sum, it) => sum + it.readers.size, 0);
    if (readers >= mostReaders) return undefined;
    const key = JSON.stringify([filter.world, filter.types]);
    const audience = this.#audiences.get(key) ?? { ...filter, readers: new Set() };
    const reader = new EventReader(
      (count) => encode({ type: "missed", count }),
      () => this.#leave(key, reader),
    );
    // What happened before does not concern whoever comes now.
    this.#flush();
    this.#audiences.set(key, audience);
    audience.readers.add(reader);
    reader.offer(encode(hello), 1);
    this.#beating ??= setInterval(() => this.#beat(), heartbeatEvery);
    return reader;
  }

  /** Ends all streams. */
  end(): void {
    this.#flush();
    for (const { readers } of [...this.#audiences.values()]) for (const reader of [...readers]) reader.end();
  }

  #leave(key: string, reader: EventReader): void {
    const audience = this.#audiences.get(key);
    audience?.readers.delete(reader);
    if (audience?.readers.size === 0) this.#audiences.delete(key);
    if (this.#audiences.size > 0) return;
    clearInterval(this.#beating);
    clearTimeout(this.#flushing);
    this.#beating = undefined;
    this.#flushing = undefined;
    this.#gathered = [];
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    const events = this.#gathered;
    if (events.length === 0) return;
    this.#gathered = [];
    const texts = events.map((event) =>
      formatEvent({ event: event.type, id: String(++this.#count), data: JSON.stringify(event) }),
    );
    for (const audience of this.#audiences.values()) {
      const heard = texts.filter((_, index) => concerns(audience, events[index] as WatchedEvent));
      if (heard.length === 0) continue;
      const chunk = encoder.encode(heard.join(""));
      for (const reader of audience.readers) reader.offer(chunk, heard.length);
    }
  }

  #beat(): void {
    for (const { readers } of this.#audiences.values())
      for (const reader of readers) reader.offer(heartbeat, 0);
  }
}

const isOf = ({ world }: EventFilter, name: string) => world === "*" || world === name;

function concerns(filter: EventFilter, event: WatchedEvent): boolean {
  if (filter.types && !filter.types.includes(event.type)) return false;
  return event.world === undefined ? filter.world === "*" : isOf(filter, event.world);
}
