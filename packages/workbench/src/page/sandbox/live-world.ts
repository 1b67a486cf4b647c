import type {
  CallEvent,
  Card,
  Control,
  FaultEvent,
  SandboxEvent,
  WorldModel,
} from "@callsheet/sandbox/control";
import { signal } from "@preact/signals";
import { addPhase, type Lane } from "./lanes.ts";
import { ResourceTree } from "./resource-tree.ts";
import type { WorldSource } from "./world-source.ts";

/** An observed call. */
export interface LoggedCall extends CallEvent {
  readonly key: number;
  /** When it was observed, in milliseconds of this machine's time. */
  readonly seen: number;
  readonly fault?: FaultEvent["fault"];
}

/** A world's clock as reported, and when. */
export interface Clock {
  /** Milliseconds of the world's time. */
  readonly now: number;
  readonly speed: number;
  /** `performance.now()` of that moment. */
  readonly at: number;
}

/** Older calls are forgotten. */
const mostCalls = 100;

/** A hidden page keeps this many events, and reads the state again if there are more. */
const mostWaiting = 2000;

/** A world as it is, and what happens in it: read once, and pushed from then on. */
export class LiveWorld {
  readonly name: string;
  readonly source: WorldSource;
  readonly control: Control;
  readonly connected = signal<boolean | undefined>();
  /** Increases whenever the tree has changed. */
  readonly version = signal(0);
  readonly clock = signal<Clock | undefined>();
  readonly calls = signal<readonly LoggedCall[]>([]);
  /** All calls since the page watches. */
  readonly callCount = signal(0);
  readonly lanes = signal<readonly Lane[]>([]);
  readonly deck = signal<readonly Card[]>([]);
  readonly strikes = signal<readonly FaultEvent[]>([]);
  readonly truncated = signal(false);
  /** Why a requested action did not happen. */
  readonly problem = signal("");
  model: WorldModel | undefined;
  tree: ResourceTree | undefined;
  #since = 0;
  #waiting: SandboxEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;
  #nextKey = 0;
  readonly #stop: () => void;

  constructor(source: WorldSource, name: string) {
    this.name = name;
    this.source = source;
    this.control = source.control(name);
    this.#stop = source.listen(name, {
      receive: (events) => this.#receive(events),
      connected: (is) => {
        this.connected.value = is;
        if (is) void this.load();
      },
    });
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  /** Reads the world as it is. */
  async load(): Promise<void> {
    await this.attempt(async () => {
      this.model ??= await this.control.model();
      const [state, clock, deck] = await Promise.all([
        this.control.state({ limit: 200 }),
        this.control.clock.read(),
        this.control.faults.list(),
      ]);
      this.tree = new ResourceTree(this.model, state);
      this.truncated.value = state.truncated;
      this.deck.value = deck;
      this.#setClock(clock);
      if (this.#since === 0) this.#since = Date.parse(clock.now);
      this.version.value++;
      this.#plan();
    });
  }

  /** Reads one resource and what belongs to it again. */
  async refresh(ids: Readonly<Record<string, string>>): Promise<void> {
    await this.attempt(async () => {
      const state = await this.control.state({ ...ids, limit: 200 });
      this.tree?.refresh(state);
      this.version.value++;
    });
  }

  /** Does something, and records why it could not be done. */
  async attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.problem.value = "";
    } catch (error) {
      this.problem.value = (error as Error).message;
    }
  }

  /** The world's time at this moment. */
  now(): number | undefined {
    const { value: clock } = this.clock;
    return clock && clock.now + (performance.now() - clock.at) * clock.speed;
  }

  #setClock({ now, speed }: { readonly now: string; readonly speed: number }): void {
    this.clock.value = { now: Date.parse(now), speed, at: performance.now() };
  }

  readonly #onVisible = () => {
    if (document.hidden) return;
    if (this.#isStale) void this.load();
    this.#isStale = false;
    this.#plan();
  };

  #receive(events: readonly SandboxEvent[]): void {
    this.#waiting.push(...events);
    if (document.hidden && this.#waiting.length > mostWaiting) {
      this.#waiting = [];
      this.#isStale = true;
    }
    this.#plan();
  }

  /** Many events at once are shown less often: a page must stay quick. */
  #plan(): void {
    if (this.#timer !== undefined || document.hidden || !this.tree || this.#waiting.length === 0) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#flush();
      },
      this.#waiting.length > 30 ? 500 : 60,
    );
  }

  #flush(): void {
    const events = this.#waiting;
    this.#waiting = [];
    const calls: LoggedCall[] = [];
    let lanes = this.lanes.value;
    for (const event of events) {
      if (event.type === "call") {
        if (event.operation === undefined && event.method === "OPTIONS") continue; // a browser asks whether it may
        this.callCount.value++;
        calls.unshift(this.#logged(event));
      } else if (event.type === "lifecycle") {
        const change = this.tree?.apply(event);
        const at = Date.parse(event.at);
        if (change) lanes = addPhase(lanes, { ...change, state: event.state, at, since: this.#since });
      } else this.#take(event);
    }
    this.lanes.value = lanes;
    if (calls.length > 0) this.calls.value = [...calls, ...this.calls.value].slice(0, mostCalls);
    if (events.some(({ type }) => type === "fault")) void this.#readDeck();
    this.version.value++;
  }

  /** A fault is reported before the call that it struck. */
  #logged(event: CallEvent): LoggedCall {
    const struck = this.strikes.value.find(({ requestId }) => requestId === event.requestId);
    return { ...event, key: this.#nextKey++, seen: Date.now(), ...(struck && { fault: struck.fault }) };
  }

  #take(event: SandboxEvent): void {
    if (event.type === "clock") this.#setClock(event);
    if (event.type === "missed") void this.load();
    if (event.type === "fault") this.strikes.value = [event, ...this.strikes.value].slice(0, 50);
    if (event.type !== "world" || event.change === "snapshot" || event.change === "settings") return;
    if (event.change === "deck") return void this.#readDeck();
    this.#since = 0;
    this.lanes.value = [];
    void this.load();
  }

  #readDeck(): Promise<void> {
    return this.attempt(async () => {
      this.deck.value = await this.control.faults.list();
    });
  }
}
