export type {
  CallEvent,
  ClockEvent,
  FaultEvent,
  HelloEvent,
  LifecycleEvent,
  MissedEvent,
  SandboxEvent,
  WatchedEvent,
  WorldEvent,
} from "../events/sandbox-event.ts";
export type { Card } from "../faults/deck.ts";
export type { FaultInput, InjectedFault } from "../faults/fault.ts";
export type { FixtureInput } from "../fixture/fixture.ts";
export type { Settings, SettingsInput } from "../world/settings.ts";
export {
  type Control,
  ControlError,
  type ControlOptions,
  createControl,
  type EventsOptions,
} from "./control.ts";
export type { ClockState } from "./controller.ts";
export type { ResourceAct, ResourceKind, WorldModel, WorldOperation } from "./model.ts";
export type { Snapshot } from "./snapshot.ts";
export type { ChannelState, SessionState, StageState, StateQuery, WorldState } from "./state.ts";
