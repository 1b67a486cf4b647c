/** A point in time of a world's clock: milliseconds since the Unix epoch. */
type Milliseconds = number;
/** A JSON document as text. */
type Json = string;

/** One isolated set of resources with its own clock. */
export interface WorldRow {
  id: string;
  /** Counts the acts of the world. Incrementing it is also the lock that runs them one after another. */
  revision: number;
  /** The world's time at `clock_anchor`. */
  clock_base: Milliseconds;
  /** The wall time from which the world's clock runs. */
  clock_anchor: Milliseconds;
  /** World milliseconds per wall millisecond; 0 is frozen. */
  clock_speed: number;
  /** The latest wall time that an act has seen: the clock never runs back before it. */
  wall_high: Milliseconds;
  seed: number;
  /** How many faults the deck holds. */
  faults: number;
  settings: Json;
}

/** A streaming session: its fixed members, and the plan of its states. */
export interface StreamingSessionRow {
  world: string;
  studio_id: string;
  session_id: string;
  sequence: number;
  /** When it counts as running, by plan. */
  runs_from: Milliseconds;
  runs_until: Milliseconds;
  plan: Json;
  document: Json;
}

/** A stream of a streaming session. */
export interface StreamRow {
  world: string;
  studio_id: string;
  session_id: string;
  stream_id: string;
  sequence: number;
  /** When it counts as gone, by plan. */
  ends_at: Milliseconds;
  plan: Json;
  document: Json;
}

/** A stage. */
export interface StageRow {
  world: string;
  arn: string;
  sequence: number;
  document: Json;
}

/** A session of a stage. */
export interface StageSessionRow {
  world: string;
  stage_arn: string;
  session_id: string;
  sequence: number;
  started_at: Milliseconds;
  ended_at: Milliseconds | null;
}

/** A channel. */
export interface ChannelRow {
  world: string;
  arn: string;
  sequence: number;
  document: Json;
}

/** A stream session of a channel. */
export interface StreamSessionRow {
  world: string;
  channel_arn: string;
  stream_id: string;
  sequence: number;
  started_at: Milliseconds;
  ended_at: Milliseconds | null;
  /** The session without its channel and its events. */
  document: Json;
  /** The channel as it was when the stream went live; null means as the channel is. */
  channel: Json | null;
  /** `[milliseconds, event]` pairs, newest first. */
  events: Json;
}

/** An idempotency token that was used. */
export interface TokenRow {
  world: string;
  /** Who acted, on which operation and resource: a token means nothing outside of it. */
  scope: string;
  token: string;
  parameters: string;
  /** Names what the act created or changed. */
  result: string;
  answer: Json;
  expires_at: Milliseconds;
}

/** A card of the fault deck. */
export interface FaultRow {
  world: string;
  sequence: number;
  /**
   * Whose calls look at it: an operation's name or `*`, after `outcome:` when it is for what a call starts.
   */
  operation: string;
  /** How many calls have looked at it. */
  drawn: number;
  /** How often it will still strike; null for no limit. */
  remaining: number | null;
  fault: Json;
}

/** Calls counted against a rate. */
export interface RateRow {
  world: string;
  operation: string;
  /** The counted second of the world's clock. */
  second: number;
  calls: number;
}

/** What is generated in a world: not stored but regenerated when it is read. */
export interface GeneratedRow {
  world: string;
  sequence: number;
  seed: number;
  /** How many sessions were asked for. */
  sessions: number;
  /** The world's time at its creation. */
  made_at: Milliseconds;
}

/** The tables of the store. */
export interface Schema {
  worlds: WorldRow;
  streaming_sessions: StreamingSessionRow;
  streams: StreamRow;
  stages: StageRow;
  stage_sessions: StageSessionRow;
  channels: ChannelRow;
  stream_sessions: StreamSessionRow;
  tokens: TokenRow;
  faults: FaultRow;
  rates: RateRow;
  generated: GeneratedRow;
}

type ColumnKind = "text" | "text?" | "number" | "number?";

/** The tables with a world's contents, without the world's own row, and their columns except `world`. */
export const worldTables = {
  streaming_sessions: {
    studio_id: "text",
    session_id: "text",
    sequence: "number",
    runs_from: "number",
    runs_until: "number",
    plan: "text",
    document: "text",
  },
  streams: {
    studio_id: "text",
    session_id: "text",
    stream_id: "text",
    sequence: "number",
    ends_at: "number",
    plan: "text",
    document: "text",
  },
  stages: { arn: "text", sequence: "number", document: "text" },
  stage_sessions: {
    stage_arn: "text",
    session_id: "text",
    sequence: "number",
    started_at: "number",
    ended_at: "number?",
  },
  channels: { arn: "text", sequence: "number", document: "text" },
  stream_sessions: {
    channel_arn: "text",
    stream_id: "text",
    sequence: "number",
    started_at: "number",
    ended_at: "number?",
    document: "text",
    channel: "text?",
    events: "text",
  },
  tokens: {
    scope: "text",
    token: "text",
    parameters: "text",
    result: "text",
    answer: "text",
    expires_at: "number",
  },
  faults: { sequence: "number", operation: "text", drawn: "number", remaining: "number?", fault: "text" },
  rates: { operation: "text", second: "number", calls: "number" },
  generated: { sequence: "number", seed: "number", sessions: "number", made_at: "number" },
} as const satisfies {
  [Table in Exclude<keyof Schema, "worlds">]: Record<Exclude<keyof Schema[Table], "world">, ColumnKind>;
};

/** A table with a world's contents. */
export type WorldTable = keyof typeof worldTables;

/** What makes a table's row unique in a world. */
export const worldKeys = {
  streaming_sessions: ["studio_id", "session_id"],
  streams: ["studio_id", "session_id", "sequence"],
  stages: ["arn"],
  stage_sessions: ["stage_arn", "session_id"],
  channels: ["arn"],
  stream_sessions: ["channel_arn", "stream_id"],
  tokens: ["scope", "token"],
  faults: ["sequence"],
  rates: ["operation"],
  generated: ["sequence"],
} as const satisfies Record<WorldTable, readonly string[]>;

/** The names of {@link worldTables}. */
export const worldTableNames = Object.keys(worldTables) as WorldTable[];
