import { effect, signal } from "@preact/signals";
import type { KitState } from "../../conformance/kit-state.ts";
import { isWorthTelling, type SaveEvent } from "../../data/save-event.ts";
import { index, loadScript } from "./index-store.ts";
import { readKit, receiveKit } from "./kit.ts";
import { listenShared, type StreamEvent } from "./shared-events.ts";

/** What each save did, the last one first. */
export const saves = signal<readonly SaveEvent[]>([]);

/** Whether the server is reachable: undefined in a folder without one. */
export const connected = signal<boolean | undefined>();

let isListening = false;

effect(() => {
  if (!index.value?.live || isListening) return;
  isListening = true;
  listenShared({ url: "events", types: ["save", "kit"], receive, connected: connect });
});

function connect(is: boolean): void {
  // A page that was away may have missed a save.
  if (is && connected.peek() === false) void reloadIndex();
  if (is) void Promise.all([readSaves(), readKit()]);
  connected.value = is;
}

function receive(events: readonly StreamEvent[]): void {
  for (const { type, data } of events)
    if (type === "kit") receiveKit(JSON.parse(data) as KitState);
    else receiveSave(JSON.parse(data) as SaveEvent);
}

function receiveSave(save: SaveEvent): void {
  if (isWorthTelling(save)) saves.value = [save, ...saves.value];
  void reloadIndex();
}

/** What was saved before this page listened. */
async function readSaves(): Promise<void> {
  try {
    const response = await fetch("saves");
    if (response.ok) saves.value = ((await response.json()) as SaveEvent[]).toReversed();
  } catch {
    connected.value = false;
  }
}

async function reloadIndex(): Promise<void> {
  await loadScript(`data/index.js?${Date.now()}`).catch(() => {
    connected.value = false;
  });
}
