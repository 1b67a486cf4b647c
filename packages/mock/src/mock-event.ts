/** A request and its answer. Never its headers, bodies or query. */
export interface MockCallEvent {
  readonly type: "call";
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** Absent where no operation was reached. */
  readonly operation?: string;
  /** The name of the example that was sent. */
  readonly example?: string;
  /** Why it is this reply, in words. */
  readonly why?: string;
  /** The name of the error that refused the request. */
  readonly error?: string;
  /** What the document or the request has wrong, in words. */
  readonly problem?: string;
}

/** The mock serves other documents from now on. */
export interface MockReloadEvent {
  readonly type: "reload";
  /** How many operations there are. */
  readonly operations: number;
}

/** What a mock tells at `/_mock/events`, after `hello` and beside `missed`, which counts what a slow reader did not get. */
export type MockEvent = MockCallEvent | MockReloadEvent;
