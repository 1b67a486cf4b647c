import { expect, test, vi } from "vitest";
import { EventFeed } from "./event-feed.ts";
import type { EventReader } from "./event-reader.ts";

const hello = { type: "hello", world: "a" } as const;
const clock = (now: string) => ({ type: "clock", world: "a", now, speed: 1 }) as const;
const read = async (reader: EventReader | undefined) =>
  new TextDecoder().decode((await reader?.next())?.value ?? new Uint8Array());

/** Runs with timers that the test moves. */
async function withTimers(work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers();
  try {
    await work();
  } finally {
    vi.useRealTimers();
  }
}

test("a reader that does not read loses what no longer fits, and learns how much", () =>
  withTimers(async () => {
    const feed = new EventFeed<ReturnType<typeof clock>>();
    const [slow, quick] = [feed.open(undefined, hello), feed.open(undefined, hello)];
    expect(await read(quick)).toContain("hello");
    const large = "x".repeat(100_000);
    for (let i = 0; i < 15; i++) {
      feed.publish(clock(large));
      await vi.advanceTimersByTimeAsync(50);
      expect(await read(quick)).toContain(large);
    }
    const texts: string[] = [];
    while (!texts.at(-1)?.includes("missed")) texts.push(await read(slow));
    expect(texts).toHaveLength(1 + 10 + 1); // hello, a megabyte of events, and the count of the rest
    expect(texts.at(-1)).toBe('event: missed\ndata: {"type":"missed","count":5}\n\n');
    feed.publish(clock("later"));
    await vi.advanceTimersByTimeAsync(50);
    expect(await read(slow)).toContain('"later"');
    feed.end();
  }));

test("a silent connection gets a sign of life", () =>
  withTimers(async () => {
    const feed = new EventFeed<ReturnType<typeof clock>>();
    const reader = feed.open(undefined, hello);
    await read(reader);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await read(reader)).toBe(":\n\n");
    await reader?.return();
    expect(feed.hears()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  }));

test("a reader that goes away while it waits ends at once", async () => {
  const feed = new EventFeed<ReturnType<typeof clock>>();
  const reader = feed.open(undefined, hello);
  await read(reader);
  const next = reader?.next();
  await reader?.return();
  expect(await next).toEqual({ done: true, value: undefined });
});

test("a reader gets what its filter wants", () =>
  withTimers(async () => {
    const feed = new EventFeed<ReturnType<typeof clock>, string>((filter, { now }) => now === filter);
    const [one, two] = [feed.open("1", hello), feed.open("2", hello)];
    for (const reader of [one, two]) await read(reader);
    for (const now of ["1", "2", "1"]) feed.publish(clock(now));
    await vi.advanceTimersByTimeAsync(50);
    expect((await read(one)).match(/"now":"\d"/g)).toEqual(['"now":"1"', '"now":"1"']);
    expect((await read(two)).match(/id: \d+/g)).toEqual(["id: 2"]);
    expect(feed.hears((filter) => filter === "3")).toBe(false);
    feed.end();
  }));

test("there are at most a hundred readers", () => {
  const feed = new EventFeed<ReturnType<typeof clock>, number>();
  for (let i = 0; i < 100; i++) expect(feed.open(i % 3, hello)).toBeDefined();
  expect(feed.open(0, hello)).toBeUndefined();
  feed.end();
  expect(feed.hears()).toBe(false);
});
