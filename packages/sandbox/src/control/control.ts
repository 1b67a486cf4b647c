import { chunksOf, parseEvents } from "@callsheet/protocol";
import type { SandboxEvent, WatchedEvent } from "../events/sandbox-event.ts";
import type { Card } from "../faults/deck.ts";
import type { FaultInput } from "../faults/fault.ts";
import type { FixtureInput } from "../fixture/fixture.ts";
import type { Settings, SettingsInput } from "../world/settings.ts";
import type { ClockInput, ClockState } from "./controller.ts";
import type { WorldModel } from "./model.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SessionState, StateQuery, WorldState } from "./state.ts";

/** Options of {@link createControl}. */
export interface ControlOptions {
  /** The sandbox's origin, such as `http://127.0.0.1:4020`. */
  readonly url: string;
  /** The world to control: 1 to 64 letters, digits, `-` and `_`. Default: the default world. */
  readonly world?: string;
  /** The sandbox's control key. Default: none. */
  readonly key?: string;
  /** Default: the platform's `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Options of {@link Control.events}. */
export interface EventsOptions {
  /** The types of events to receive. Default: all. */
  readonly types?: readonly WatchedEvent["type"][];
  /** Listens to all worlds. Default: false. */
  readonly allWorlds?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * The control of one world of a sandbox. Every method throws a {@link ControlError} when the sandbox refuses.
 */
export interface Control {
  /** Request headers that put a call into this world. */
  readonly headers: Readonly<Record<string, string>>;
  /** Credentials for an AWS SDK's client that put its calls into this world. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Resets the world to how it was created. */
  reset(): Promise<void>;
  /** Replaces the world's contents by a fixture, an object or YAML. */
  load(fixture: FixtureInput | string): Promise<void>;
  /** The whole world, to be restored later. */
  snapshot(): Promise<Snapshot>;
  /** Replaces the world's contents by a snapshot. */
  restore(snapshot: Snapshot): Promise<void>;
  /** The world as its services would show it now. */
  state(query?: StateQuery): Promise<WorldState>;
  /**
   * A streaming session as its service would show it now, with its streams; undefined when it does not exist.
   */
  session(studioId: string, sessionId: string): Promise<SessionState | undefined>;
  /**
   * The kinds of resources, what can be done with them, and what can go wrong: for tools that know none of
   * it.
   */
  model(): Promise<WorldModel>;
  /** The names of all worlds. */
  worlds(): Promise<string[]>;
  /** Removes the world. */
  remove(): Promise<void>;
  /** Removes all worlds. */
  removeAll(): Promise<void>;
  /** What happens in the world from now on, until the signal is aborted or the sandbox ends. */
  events(options?: EventsOptions): AsyncIterable<SandboxEvent>;
  readonly clock: {
    read(): Promise<ClockState>;
    /** Stops the world's time. */
    freeze(): Promise<ClockState>;
    /** Runs the world's clock at this many seconds per second. Default: 1. */
    run(speed?: number): Promise<ClockState>;
    /** Moves the world's time: milliseconds, or a duration such as `PT1H`. */
    advance(by: number | string): Promise<ClockState>;
    /** Sets the world's time. */
    set(now: Date | string): Promise<ClockState>;
  };
  readonly faults: {
    /** Puts a fault on the deck, behind the others. */
    add(fault: FaultInput): Promise<Card[]>;
    /** The deck, without faults that are used up. */
    list(): Promise<Card[]>;
    /** Empties the deck. */
    clear(): Promise<void>;
  };
  readonly settings: {
    read(): Promise<Settings>;
    /** Changes only the named settings and quotas; `rates` are one setting. */
    change(settings: SettingsInput): Promise<Settings>;
  };
}

/** The sandbox refused a request to its control API; the message says why. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Creates the control of one world of a sandbox elsewhere; in process, use `sandbox.control()`. */
export function createControl({ url, world, key, fetch = globalThis.fetch }: ControlOptions): Control {
  const headers: Record<string, string> = world === undefined ? {} : { "x-callsheet-world": world };
  const allHeaders = { ...headers, ...(key !== undefined && { "x-callsheet-control-key": key }) };
  const origin = url.replace(/\/+$/, "");

  async function call<Result>(method: string, path: string, body?: unknown): Promise<Result> {
    const request = new Request(`${origin}/_sandbox${path}`, {
      method,
      headers: { ...allHeaders, "content-type": "application/json" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await fetch(request);
    if (!response.ok) throw await refusalOf(response, `${method} ${origin}/_sandbox${path}`);
    return (await response.json()) as Result;
  }
  async function* events({ types, allWorlds, signal }: EventsOptions = {}): AsyncGenerator<SandboxEvent> {
    const query = search({ world: allWorlds ? "*" : undefined, types: types?.join(",") });
    const request = new Request(`${origin}/_sandbox/events${query}`, {
      headers: allHeaders,
      ...(signal && { signal }),
    });
    try {
      const response = await fetch(request);
      if (!response.ok || !response.body)
        throw await refusalOf(response, `GET ${origin}/_sandbox/events${query}`);
      for await (const { data } of parseEvents(chunksOf(response.body)))
        yield JSON.parse(data) as SandboxEvent;
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  const clock = (change: ClockInput) => call<ClockState>("POST", "/clock", change);

  return {
    headers,
    credentials: {
      accessKeyId: world === undefined ? "sandbox" : `world_${world}`,
      secretAccessKey: "sandbox",
    },
    reset: async () => void (await call("POST", "/reset")),
    load: async (fixture) => void (await call("POST", "/load", fixture)),
    snapshot: () => call("GET", "/snapshot"),
    restore: async (snapshot) => void (await call("POST", "/restore", snapshot)),
    state: (query = {}) => call("GET", `/state${search(query)}`),
    session: async (studioId, sessionId) => {
      const { streamingSessions } = await call<WorldState>("GET", `/state${search({ studioId, sessionId })}`);
      return streamingSessions[0];
    },
    model: () => call("GET", "/model"),
    worlds: () => call("GET", "/worlds"),
    remove: async () => void (await call("DELETE", "/world")),
    events,
    removeAll: async () => void (await call("DELETE", "/worlds")),
    clock: {
      read: () => call("GET", "/clock"),
      freeze: () => clock({ speed: 0 }),
      run: (speed = 1) => clock({ speed }),
      advance: (by) => clock({ advance: by }),
      set: (now) => clock({ now: new Date(now).toISOString() }),
    },
    faults: {
      add: (fault) => call("POST", "/faults", fault),
      list: () => call("GET", "/faults"),
      clear: async () => void (await call("DELETE", "/faults")),
    },
    settings: {
      read: () => call("GET", "/settings"),
      change: (settings) => call("POST", "/settings", settings),
    },
  };
}

async function refusalOf(response: Response, what: string): Promise<ControlError> {
  const { message } = (await response.json()) as { message?: string };
  return new ControlError(response.status, `${what}: ${message}`);
}

function search(query: Readonly<Record<string, string | number | undefined>> | StateQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  return parameters.size > 0 ? `?${parameters}` : "";
}
