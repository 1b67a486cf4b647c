import { formatEvent } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "../edge/exchange.ts";
import { EventReader } from "./event-reader.ts";

/**
 * How long events are gathered before they are sent together, in milliseconds: a write for each call would
 * cost more than the call.
 */
const gatheredFor = 40;
/** How often silent connections get a sign of life, in milliseconds. */
const heartbeatEvery = 15_000;
/** How many readers there may be at once. */
const mostReaders = 100;

const encoder = new TextEncoder();
const heartbeat = encoder.encode(":\n\n");

/** An event. */
interface FeedEvent {
  readonly type: string;
}

const missed = (count: number) => ({ type: "missed", count });

const encode = (event: FeedEvent) =>
  encoder.encode(formatEvent({ event: event.type, data: JSON.stringify(event) }));

/** Readers with the same filter. */
interface Audience<Filter> {
  readonly filter: Filter;
  readonly readers: Set<EventReader>;
}

/**
 * Sends events to those who listen, as server-sent events: each has its `type` as its name. Without a reader
 * it costs nothing, and it stores nothing.
 */
export class EventFeed<Event extends FeedEvent, Filter = undefined> {
  readonly #wants: (filter: Filter, event: Event) => boolean;
  readonly #audiences = new Map<string, Audience<Filter>>();
  #gathered: Event[] = [];
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #beating: ReturnType<typeof setInterval> | undefined;
  #count = 0;

  /** `wants`: whether readers with a filter get an event. Default: every event. */
  constructor(wants: (filter: Filter, event: Event) => boolean = () => true) {
    this.#wants = wants;
  }

  /** Whether somebody listens, with a filter of this kind. Default: with any. */
  hears(isSuch: (filter: Filter) => boolean = () => true): boolean {
    for (const { filter } of this.#audiences.values()) if (isSuch(filter)) return true;
    return false;
  }

  /** Sends an event to those who listen. */
  publish(event: Event): void {
    if (this.#audiences.size === 0) return;
    this.#gathered.push(event);
    this.#flushing ??= setTimeout(() => this.#flush(), gatheredFor);
  }

  /**
   * Begins to listen; undefined when a hundred already do. `hello` is the first event that the reader gets.
   */
  open<Hello extends FeedEvent>(filter: Filter, hello: Hello): EventReader | undefined {
    const readers = [...this.#audiences.values()].reduce((sum, it) => sum + it.readers.size, 0);
    if (readers >= mostReaders) return undefined;
    const key = JSON.stringify([filter]);
    // Earlier events are not for new readers.
    this.#flush();
    const audience = this.#audiences.get(key) ?? { filter, readers: new Set() };
    this.#audiences.set(key, audience);
    const reader = new EventReader(
      (count) => encode(missed(count)),
      () => this.#leave(key, reader),
    );
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
    for (const { filter, readers } of this.#audiences.values()) {
      const heard = texts.filter((_, index) => this.#wants(filter, events[index] as Event));
      if (heard.length === 0) continue;
      const chunk = encoder.encode(heard.join(""));
      for (const reader of readers) reader.offer(chunk, heard.length);
    }
  }

  #beat(): void {
    for (const { readers } of this.#audiences.values())
      for (const reader of readers) reader.offer(heartbeat, 0);
  }
}

/** The answer that streams a reader's events, until the client goes away. */
export function answerEvents(
  incoming: Incoming,
  reader: EventReader,
  headers: readonly string[] = [],
): Outgoing {
  const isHead = incoming.method === "HEAD";
  if (isHead) void reader.return();
  else incoming.signal.addEventListener("abort", () => void reader.return(), { once: true });
  return { status: 200, headers: [...eventHeaders, ...headers], body: isHead ? undefined : reader };
}

/** The headers of a stream of events. */
const eventHeaders = [
  ...["Content-Type", "text/event-stream", "Cache-Control", "no-store"],
  ...["X-Content-Type-Options", "nosniff"],
];
