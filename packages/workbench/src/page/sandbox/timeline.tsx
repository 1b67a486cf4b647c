import { Empty } from "../parts/notice.tsx";
import { useNow } from "./clock-bar.tsx";
import { createScale, type Lane, spanText } from "./lanes.ts";
import type { LiveWorld } from "./live-world.ts";
import { titleOf } from "./resource-tree.ts";
import { toneOf } from "./state-badge.tsx";

/** What happened to each resource while somebody watched, side by side. */
export function Timeline({ world }: { readonly world: LiveWorld }) {
  const now = useNow(world, 1000);
  const { value: lanes } = world.lanes;
  if (lanes.length === 0 || now === undefined)
    return (
      <Empty title="Nothing has changed yet">
        <p>Start something, or advance the clock: what changes its state is drawn here.</p>
      </Empty>
    );
  const times = lanes.flatMap(({ phases }) => phases.map(({ from }) => from));
  const end = Math.max(now, ...times);
  const scale = createScale([...times, end]);
  return (
    <div class="timeline">
      <p class="muted">In the world's time. Long spans are drawn shorter, so that short ones can be seen.</p>
      <ol class="lanes">
        {lanes.map((lane) => (
          <LaneRow key={lane.node.key} lane={lane} end={end} scale={scale} />
        ))}
      </ol>
      <p class="timeline-ends">
        <span>{clockText(Math.min(...times))}</span>
        <span>{clockText(end)}</span>
      </p>
    </div>
  );
}

function clockText(time: number): string {
  return new Date(time)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "");
}

interface LaneProps {
  readonly lane: Lane;
  readonly end: number;
  scale(time: number): number;
}

function LaneRow({ lane: { node, phases }, end, scale }: LaneProps) {
  return (
    <li class="lane">
      <p class="lane-name">
        <span class="lane-title">{titleOf(node)}</span> <span class="lane-kind">{node.kind.title}</span>
      </p>
      <ol class="phases">
        {phases.map(({ state, from }, at) => {
          const to = phases[at + 1]?.from ?? end;
          const text = `${state}${to > from ? `, ${spanText(to - from)}` : ""}`;
          const place = { left: `${scale(from) * 100}%`, width: `${(scale(to) - scale(from)) * 100}%` };
          return (
            <li
              key={from + state}
              class={`phase phase-${toneOf(node.kind, state)}`}
              style={place}
              title={text}
            >
              <span class="phase-text">{text}</span>
            </li>
          );
        })}
      </ol>
    </li>
  );
}
