import { effect, signal } from "@preact/signals";
import { isWorthTelling, type SaveEvent } from "../../data/save-event.ts";
import { index, loadScript } from "./index-store.ts";

/** What each save did, the last one first. */
export const saves = signal<readonly SaveEvent[]>([]);

/** Whether the server is there: undefined in a folder that has none. */
export const connected = signal<boolean | undefined>();

let source: EventSource | undefined;

effect(() => {
  if (index.value?.live && !source) source = listen();
});

function listen(): EventSource {
  const events = new EventSource("events");
  events.addEventListener("open", () => {
    // A page that was away may have missed a save.
    if (connected.value === false) void reloadIndex();
    connected.value = true;
  });
  events.addEventListener("error", () => {
    connected.value = false;
  });
  events.addEventListener("saves", ({ data }) => {
    saves.value = (JSON.parse(data) as SaveEvent[]).toReversed();
  });
  events.addEventListener("save", ({ data }) => {
    const save = JSON.parse(data) as SaveEvent;
    if (isWorthTelling(save)) saves.value = [save, ...saves.value];
    void reloadIndex();
  });
  return events;
}

async function reloadIndex(): Promise<void> {
  await loadScript(`data/index.js?${Date.now()}`).catch(() => {
    connected.value = false;
  });
}
