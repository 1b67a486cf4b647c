import type { FixtureInput, Sandbox } from "@callsheet/sandbox";
import type { Control } from "@callsheet/sandbox/control";
import type { callsOf } from "../call.ts";

/** Each test of the suite has its own world, with a frozen clock. */
export interface TestWorld {
  sandbox: Sandbox;
  control: Control;
  calls: ReturnType<typeof callsOf>;
  /** The number of the test, for the names of further worlds. */
  count: number;
}

export const stage = "arn:aws:ivs:us-west-2:123456789012:stage/one";
export const channel = "arn:aws:ivs:us-west-2:123456789012:channel/one";
export const stageSession = (letter: string) => `st-${letter.repeat(13)}`;
export const stream = (letter: string) => `st-${letter.repeat(23)}`;
export const start = "2026-01-01T00:00:00Z";

/** Begins at noon with a frozen clock. */
export const frozen = (fixture: FixtureInput): FixtureInput => ({
  clock: { now: "2026-01-01T12:00:00Z", speed: 0 },
  ...fixture,
});
