import { computed, signal } from "@preact/signals";
import type { KitReport, KitRequest, KitState } from "../../conformance/kit-state.ts";

/** What is known about the last run of the conformance kit. */
export const kit = signal<KitState>({ status: "idle" });

/** Reads what is known, including the report. */
export async function readKit(): Promise<void> {
  const response = await fetch("kit").catch(() => undefined);
  if (response?.ok) kit.value = (await response.json()) as KitState;
}

/** Takes the server's news of a run; the report is read when it exists. */
export function receiveKit(state: KitState): void {
  if (state.status === "done") void readKit();
  else kit.value = state;
}

/** Starts a run. Throws with the reason when it cannot. */
export async function startKit(request: KitRequest): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch("kit", { method: "POST", headers, body: JSON.stringify(request) });
  if (!response.ok) throw new Error(await response.text());
}

/** Ends the current run. */
export async function stopKit(): Promise<void> {
  await fetch("kit/stop", { method: "POST", headers: { "content-type": "application/json" } });
}

/** What the last run tried of a keyword. */
export interface KeywordCoverage {
  /** True when a valid request satisfied it. */
  readonly kept: boolean;
  /** True when a request broke it, and no other rule. */
  readonly broken: boolean;
  /** Why no request can break it. */
  readonly unbreakable?: string;
}

interface Marks {
  readonly operations: ReadonlySet<string>;
  readonly notSeen: ReadonlySet<string>;
  readonly notKept: ReadonlySet<string>;
  readonly notBroken: ReadonlySet<string>;
  readonly unbreakable: ReadonlyMap<string, string>;
}

const marks = computed((): Marks | undefined => {
  const { report } = kit.value;
  return report && marksOf(report);
});

function marksOf({ coverage, operations }: KitReport): Marks {
  return {
    operations: new Set(operations.map(({ key }) => key)),
    notSeen: new Set(coverage.statuses.missing),
    notKept: new Set(coverage.positive.missing),
    notBroken: new Set(coverage.negative.missing),
    unbreakable: new Map(coverage.unbreakable.map(({ goal, reason }) => [goal, reason])),
  };
}

/**
 * What the last run tried of a keyword in an operation's request; undefined without a run.
 */
export function coverageOf(operation: string, goal: string): KeywordCoverage | undefined {
  const { value: all } = marks;
  if (!all?.operations.has(operation)) return undefined;
  const unbreakable = all.unbreakable.get(goal);
  return {
    kept: !all.notKept.has(goal),
    broken: unbreakable === undefined && !all.notBroken.has(goal),
    ...(unbreakable !== undefined && { unbreakable }),
  };
}

/** Whether the last run saw a status of an operation; undefined where there was no run. */
export function isSeen(operation: string, status: string): boolean | undefined {
  const { value: all } = marks;
  return all?.operations.has(operation) ? !all.notSeen.has(`${operation} ${status}`) : undefined;
}
