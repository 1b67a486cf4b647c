/** A call of a history. */
export type ModelCall =
  | { readonly kind: "start"; readonly session: string; readonly token?: string | undefined }
  | {
      readonly kind: "create";
      readonly session: string;
      readonly token?: string | undefined;
      readonly seconds?: number | undefined;
    };

/** A call's answer: a status and, on success, its subject. */
export interface ModelAnswer {
  readonly status: number;
  /** The session's state after a start, the stream's id after a create. */
  readonly state?: string | undefined;
  readonly streamId?: string | undefined;
}

const second = 1000;
const minute = 60 * second;

interface Remembered {
  readonly parameters: string;
  readonly streamId: string | undefined;
  readonly until: number;
}

/**
 * What the sandbox should do, written as plainly as possible and independently of it: sessions of one studio,
 * all STOPPED at first, with the default settings.
 */
export class Model {
  now: number;
  readonly #started = new Map<string, number>();
  readonly #tokens = new Map<string, Remembered>();
  readonly #streams = new Map<
    string,
    { readonly session: string; readonly made: number; readonly end: number }
  >();

  constructor(now: number) {
    this.now = now;
  }

  clone(): Model {
    const copy = new Model(this.now);
    for (const [key, value] of this.#started) copy.#started.set(key, value);
    for (const [key, value] of this.#tokens) copy.#tokens.set(key, value);
    for (const [key, value] of this.#streams) copy.#streams.set(key, value);
    return copy;
  }

  stateOf(session: string): string {
    const started = this.#started.get(session);
    if (started === undefined) return "STOPPED";
    const age = this.now - started;
    if (age < 5 * second) return "START_IN_PROGRESS";
    if (age < 690 * minute) return "READY";
    if (age < 690 * minute + 5 * second) return "STOP_IN_PROGRESS";
    if (age < (690 + 5760) * minute) return "STOPPED";
    if (age < (690 + 5760) * minute + 2 * second) return "DELETE_IN_PROGRESS";
    return "DELETED";
  }

  /** The states of a session's streams by id. */
  streamsOf(session: string): Record<string, string> {
    const states: Record<string, string> = {};
    for (const [id, { session: of, made, end }] of this.#streams) {
      if (of !== session) continue;
      if (this.now >= end + 2 * second) states[id] = "DELETED";
      else if (this.now >= end) states[id] = "DELETE_IN_PROGRESS";
      else states[id] = this.now < made + 2 * second ? "CREATE_IN_PROGRESS" : "READY";
    }
    return states;
  }

  /** Whether `answer` is the right answer to the call now; if so, the call counts as done. */
  accepts(call: ModelCall, answer: ModelAnswer): boolean {
    const key = JSON.stringify([call.kind, call.session, call.token]);
    const parameters = JSON.stringify(call.kind === "create" ? (call.seconds ?? null) : null);
    const before = call.token === undefined ? undefined : this.#tokens.get(key);
    if (before && before.until > this.now) {
      if (before.parameters !== parameters) return answer.status === 400;
      if (call.kind === "create") return answer.status === 200 && answer.streamId === before.streamId;
      return answer.status === 200 && answer.state === this.stateOf(call.session);
    }
    const state = this.stateOf(call.session);
    if (state === "DELETED") return answer.status === 404;
    if (state !== (call.kind === "start" ? "STOPPED" : "READY")) return answer.status === 409;
    if (answer.status !== 200) return false;
    if (call.kind === "start") {
      if (answer.state !== "START_IN_PROGRESS") return false;
      this.#started.set(call.session, this.now);
    } else if (!this.#make(call.session, call.seconds ?? 120, answer.streamId)) return false;
    if (call.token !== undefined) {
      this.#tokens.set(key, { parameters, streamId: answer.streamId, until: this.now + 24 * 60 * minute });
    }
    return true;
  }

  #make(session: string, seconds: number, streamId: string | undefined): boolean {
    if (streamId === undefined || this.#streams.has(streamId)) return false;
    const sessionEnd = (this.#started.get(session) ?? 0) + 690 * minute;
    this.#streams.set(streamId, {
      session,
      made: this.now,
      end: Math.min(this.now + seconds * second, sessionEnd),
    });
    return true;
  }
}

/** Whether some order of simultaneous calls explains their answers; the model is left after that order. */
export function explain(
  model: Model,
  calls: readonly (readonly [call: ModelCall, answer: ModelAnswer])[],
): Model | undefined {
  if (calls.length === 0) return model;
  for (const [index, [call, answer]] of calls.entries()) {
    const next = model.clone();
    if (!next.accepts(call, answer)) continue;
    const explained = explain(next, calls.toSpliced(index, 1));
    if (explained) return explained;
  }
  return undefined;
}
