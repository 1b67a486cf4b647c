export type { Card } from "../faults/deck.ts";
export type { FaultInput, InjectedFault } from "../faults/fault.ts";
export type { FixtureInput } from "../fixture/fixture.ts";
export type { Settings, SettingsInput } from "../world/settings.ts";
export { type Control, ControlError, type ControlOptions, createControl } from "./control.ts";
export type { ClockState } from "./controller.ts";
export type { Snapshot } from "./snapshot.ts";
export type { ChannelState, SessionState, StageState, StateQuery, WorldState } from "./state.ts";
