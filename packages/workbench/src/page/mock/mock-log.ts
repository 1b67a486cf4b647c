import { signal } from "@preact/signals";
import { index } from "../state/index-store.ts";
import { listenShared, type StreamEvent } from "../state/shared-events.ts";

/** A request to the mock, and what it chose. */
export interface MockCall {
  readonly key: number;
  /** When it was seen, in milliseconds of this machine's time. */
  readonly seen: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly operation?: string;
  /** Why it is this reply, in words. */
  readonly why?: string;
  readonly error?: string;
  readonly problem?: string;
}

/** The requests that were seen, the last one first. */
export const mockCalls = signal<readonly MockCall[]>([]);

/** Whether the mock is heard. */
export const mockConnected = signal<boolean | undefined>();

/** The mock of this page. */
export function mockUrl(): string | undefined {
  return index.value?.targets.find(({ kind }) => kind === "mock")?.url;
}

/** Older requests are forgotten. */
const mostCalls = 100;

let stop: (() => void) | undefined;
let heard = "";
let count = 0;

/** Begins to listen to the mock; once is enough. */
export function listenToMock(): void {
  const url = mockUrl();
  if (url === undefined || url === heard) return;
  stop?.();
  heard = url;
  stop = listenShared({
    url: `${url}/_mock/events`,
    types: ["call"],
    receive,
    connected: (is) => {
      mockConnected.value = is;
    },
  });
}

function receive(events: readonly StreamEvent[]): void {
  const calls = events.map(({ data }): MockCall => ({ ...JSON.parse(data), key: count++, seen: Date.now() }));
  const told = calls.filter(({ method, operation }) => method !== "OPTIONS" || operation !== undefined);
  if (told.length > 0) mockCalls.value = [...told.reverse(), ...mockCalls.value].slice(0, mostCalls);
}
