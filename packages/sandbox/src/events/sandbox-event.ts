import type { InjectedFault } from "../faults/fault.ts";

/** A call of a service, and its answer. Bodies are cut after 4,096 characters. */
export interface CallEvent {
  readonly type: "call";
  /** Absent where the request names no valid world. */
  readonly world?: string;
  readonly requestId?: string;
  /** Absent where the request's path belongs to no operation. */
  readonly operation?: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  /** The name of the error in the answer. */
  readonly error?: string;
  readonly durationMs: number;
  readonly request?: string;
  readonly response?: string;
  /** True when a fault cut the connection: the caller got part of the answer, or nothing. */
  readonly cut?: boolean;
}

/** A session or a stream entered another state: by a call, or because its time came. */
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

/** A world's clock was moved, stopped or started. */
export interface ClockEvent {
  readonly type: "clock";
  readonly world: string;
  /** The world's time, ISO 8601. */
  readonly now: string;
  readonly speed: number;
}

/** A fault of the deck struck a call. */
export interface FaultEvent {
  readonly type: "fault";
  readonly world: string;
  readonly requestId: string;
  readonly operation: string;
  readonly fault: Partial<InjectedFault>;
}

/** Somebody changed or saved a world through the control API: earlier knowledge of it may be outdated. */
export interface WorldEvent {
  readonly type: "world";
  readonly world: string;
  readonly change: "reset" | "load" | "restore" | "snapshot" | "settings" | "deck" | "remove";
}

/** The first event of every reader: the world as it is. */
export interface HelloEvent {
  readonly type: "hello";
  /** `*` for all worlds, which share no clock. */
  readonly world: string;
  readonly now?: string;
  readonly speed?: number;
}

/** A reader was too slow: it lost this many events. */
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

/** What a reader wants to receive. */
export interface EventFilter {
  /** A world's name; `*` for all. */
  readonly world: string;
  /** Default: all. */
  readonly types?: readonly WatchedEvent["type"][] | undefined;
}
