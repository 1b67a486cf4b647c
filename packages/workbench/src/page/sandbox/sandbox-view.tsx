import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Empty, Notice, Skeleton } from "../parts/notice.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { index } from "../state/index-store.ts";
import { CallLog } from "./call-log.tsx";
import { ClockBar } from "./clock-bar.tsx";
import { FaultDeck } from "./fault-deck.tsx";
import { KeepWorld } from "./keep-world.tsx";
import type { LiveWorld } from "./live-world.ts";
import { Resources } from "./resources.tsx";
import { SharedWorld } from "./shared-world.tsx";
import { Timeline } from "./timeline.tsx";
import { WorldBar } from "./world-bar.tsx";
import { chosenSandbox, current, openWorld, sandboxChoices } from "./worlds.ts";

/** A world of a sandbox, live: its contents, its events, its clock and its faults. */
export function SandboxView({ shared }: { readonly shared?: string | undefined }) {
  const { value: world } = current;
  useEffect(() => {
    if (sandboxChoices.value.length > 0 && chosenSandbox.value === undefined) void openWorld();
  }, [index.value]);
  if (sandboxChoices.value.length === 0)
    return (
      <Empty title="There is no sandbox here">
        <p>
          A sandbox runs next to this page where documents are edited, or inside it where it was built with
          one.
        </p>
      </Empty>
    );
  return (
    <div class="sandbox">
      <h1>Sandbox</h1>
      <p class="summary">A world with state and a clock of its own, as it changes.</p>
      <WorldBar />
      {shared !== undefined && <SharedWorld data={shared} />}
      {world ? <World key={world.source.url + world.name} world={world} /> : <Skeleton lines={9} />}
    </div>
  );
}

type Tab = "resources" | "timeline" | "faults" | "keep";
const tab = signal<Tab>("resources");

function World({ world }: { readonly world: LiveWorld }) {
  const [gone, setGone] = useState(false);
  const { value: problem } = world.problem;
  // A page that loads in a moment must not say that something is missing.
  useEffect(() => {
    const timer = setTimeout(() => setGone(world.connected.value !== true), 1500);
    return () => clearTimeout(timer);
  }, [world.connected.value]);
  return (
    <>
      {gone && world.connected.value !== true && (
        <Notice kind="warning" title="The sandbox does not answer">
          <p>
            Nothing is heard from <code>{world.source.url}</code>. What is shown is what was last known.
          </p>
        </Notice>
      )}
      {problem !== "" && (
        <Notice kind="error" title="That was not done">
          <p>{problem}</p>
        </Notice>
      )}
      <ClockBar world={world} />
      <div class="world">
        <Tabs
          label="Parts of the world"
          class="world-main"
          choices={[
            { name: "resources", label: "Resources" },
            { name: "timeline", label: "Timeline" },
            {
              name: "faults",
              label: `Faults${world.deck.value.length > 0 ? ` (${world.deck.value.length})` : ""}`,
            },
            { name: "keep", label: "Keep and share" },
          ]}
          chosen={tab.value}
          onChoose={(name) => {
            tab.value = name;
          }}
        >
          {tab.value === "resources" && <Resources world={world} />}
          {tab.value === "timeline" && <Timeline world={world} />}
          {tab.value === "faults" && <FaultDeck world={world} />}
          {tab.value === "keep" && <KeepWorld world={world} />}
        </Tabs>
        <CallLog world={world} />
      </div>
    </>
  );
}
