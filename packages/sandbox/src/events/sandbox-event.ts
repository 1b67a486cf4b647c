import type { InjectedFault } from "../faults/fault.ts";

/** A call of a service, and its answer. Bodies are cut after 4,096 characters. */
export interface CallEvent {
  readonly type: "call";
  /** Absent where the request names none that can be. */
  readonly world?: string;
  readonly requestId?: string;
  /** Absent where the request's path belongs to no operation. */
  readonly operation?: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly status: number;
  /** The name of the error that was answered. */
  readonly error?: string;
  readonly durationMs: number;
  readonly request?: string;
  readonly response?: string;
  /** True when a fault cut the connection: the caller has seen the answer in part, or not at all. */
  readonly cut?: boolean;
}

/** A session or a stream has come to another state: by a call, or since its time has come. */
export interface LifecycleEvent extends Resource {
  readonly type: "lifecycle";
  readonly world: string;
  readonly state: string;
  readonly statusCode?: string;
  /** The world's time of the change, ISO 8601. */
  readonly at: string;
}

/** Names a resource that has states. */
export interface Resource {
  readonly resource: "streamingSession" | "stream" | "stageSession" | "streamSession";
  readonly studioId?: string;
  readonly stageArn?: string;
  readonly channelArn?: string;
  readonly sessionId?: string;
  readonly streamId?: string;
}

/** A world's clock was moved, stopped or set going. */
export interface ClockEvent {
  readonly type: "clock";
  readonly world: string;
  /** The world's time, ISO 8601. */
  readonly now: string;
  readonly speed: number;
}

/** A fault of the deck has struck a call. */
export interface FaultEvent {
  readonly type: "fault";
  readonly world: string;
  readonly requestId: string;
  readonly operation: string;
  readonly fault: Partial<InjectedFault>;
}

/** Somebody changed a world through the control API, or kept it: what was known of it may be over. */
export interface WorldEvent {
  readonly type: "world";
  readonly world: string;
  readonly change: "reset" | "load" | "restore" | "snapshot" | "settings" | "deck" | "remove";
}

/** The first event of every reader: the world as it is. */
export interface HelloEvent {
  readonly type: "hello";
  /** `*` for all worlds, which have no clock in common. */
  readonly world: string;
  readonly now?: string;
  readonly speed?: number;
}

/** A reader was too slow: so many events are not among those that it gets. */
export interface MissedEvent {
  readonly type: "missed";
  readonly count: number;
}

/** What happens in a sandbox while somebody listens. */
export type WatchedEvent = CallEvent | LifecycleEvent | ClockEvent | FaultEvent | WorldEvent;

/** An event as a reader gets it. */
export type SandboxEvent = WatchedEvent | HelloEvent | MissedEvent;

/** The types of {@link WatchedEvent}. */
export const watchedTypes = ["call", "lifecycle", "clock", "fault", "world"] as const;

/** What a reader wants to hear of. */
export interface EventFilter {
  /** A world's name; `*` for all. */
  readonly world: string;
  /** Default: all. */
  readonly types?: readonly WatchedEvent["type"][] | undefined;
}
