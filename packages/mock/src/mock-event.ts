/** A request and its answer. Never its headers, bodies or query. */
export interface MockCallEvent {
  readonly type: "call";
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** Absent if the request reached no operation. */
  readonly operation?: string;
  /** The name of the example that was sent. */
  readonly example?: string;
  /** Why it is this reply, in words. */
  readonly why?: string;
  /** The name of the error that refused the request. */
  readonly error?: string;
  /** What is wrong with the document or the request, in words. */
  readonly problem?: string;
}

/** The mock serves other documents from now on. */
export interface MockReloadEvent {
  readonly type: "reload";
  /** The number of operations. */
  readonly operations: number;
}

/**
 * The events at `/_mock/events`, after `hello` and besides `missed`, which counts what a slow reader lost.
 */
export type MockEvent = MockCallEvent | MockReloadEvent;
