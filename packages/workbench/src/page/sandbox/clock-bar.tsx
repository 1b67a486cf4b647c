import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";
import type { LiveWorld } from "./live-world.ts";

const speeds = [1, 10, 60, 3600] as const;
const steps = [
  ["PT5S", "5 s"],
  ["PT1M", "1 min"],
  ["PT1H", "1 h"],
  ["P1D", "1 day"],
] as const;

/** The world's time, and what can be done with it. */
export function ClockBar({ world }: { readonly world: LiveWorld }) {
  const { value: clock } = world.clock;
  const isFrozen = clock?.speed === 0;
  const { control } = world;
  return (
    <section class="clock" aria-label="Clock of the world">
      <div class="clock-face">
        <Time world={world} />
        <span class="clock-speed">{isFrozen ? "stands still" : `runs at ${clock?.speed ?? 1}×`}</span>
      </div>
      <div class="clock-controls">
        <button
          type="button"
          class="button"
          onClick={() => world.attempt(() => (isFrozen ? control.clock.run() : control.clock.freeze()))}
        >
          <Icon name={isFrozen ? "play" : "pause"} size={14} /> {isFrozen ? "Let it run" : "Freeze"}
        </button>
        <label class="clock-choice">
          <span class="visually-hidden">Speed</span>
          <select
            value={String(clock?.speed ?? 1)}
            onChange={({ currentTarget }) =>
              world.attempt(() => control.clock.run(Number(currentTarget.value)))
            }
          >
            {isFrozen && <option value="0">Frozen</option>}
            {!isFrozen && clock && !speeds.some((one) => one === clock.speed) && (
              <option value={String(clock.speed)}>{clock.speed}×</option>
            )}
            {speeds.map((speed) => (
              <option key={speed} value={String(speed)}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
        <fieldset class="clock-steps">
          <legend class="visually-hidden">Advance</legend>
          {steps.map(([duration, label]) => (
            <button
              key={duration}
              type="button"
              class="button"
              aria-label={`Advance by ${label}`}
              onClick={() => world.attempt(() => control.clock.advance(duration))}
            >
              +{label}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

function Time({ world }: { readonly world: LiveWorld }) {
  const now = useNow(world, 200);
  if (now === undefined) return <span class="clock-time">–</span>;
  const [date = "", time = ""] = isoOf(now).split("T");
  return (
    <time class="clock-time" dateTime={isoOf(now)}>
      <span class="clock-date">{date}</span> {time.replace(/\.\d+Z$/, "")} <span class="clock-zone">UTC</span>
    </time>
  );
}

function isoOf(now: number): string {
  return new Date(Math.min(now, 8.64e15)).toISOString();
}

/** How often the running world's time is updated, in milliseconds. */
export function useNow(world: LiveWorld, every: number): number | undefined {
  const [, tick] = useState(0);
  const isRunning = (world.clock.value?.speed ?? 0) > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => document.hidden || tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [isRunning, every]);
  return world.now();
}
