import type { EventFeed, LogFields, Logger } from "@callsheet/server";
import type { MockEvent } from "./mock-event.ts";

/** Takes one line per request, and one for each failure. */
export type MockLog = (level: "error" | "info", line: string) => void;

/** What is known about a request besides the server's record. */
export interface RequestNote {
  readonly operation: string;
  readonly why?: string;
  readonly example?: string | undefined;
  readonly problem?: string | undefined;
}

/** A mock's log: the server's records as lines that a person reads while working, and as events. */
export interface RequestLog {
  readonly logger: Logger;
  /** Keeps what a handler knows until the request is logged. */
  note(requestId: string, note: RequestNote): void;
}

/** Makes a log. Without a place for lines and without a listener, nothing is kept or written. */
export function createRequestLog(log: MockLog | undefined, feed: EventFeed<MockEvent>): RequestLog {
  const notes = new Map<string, RequestNote>();
  const isHeard = () => log !== undefined || feed.hears();

  const info = (_: string, fields: LogFields = {}) => {
    const id = String(fields.requestId);
    const note = notes.get(id);
    notes.delete(id);
    log?.("info", requestLine(fields, note));
    if (feed.hears()) feed.publish({ type: "call", ...(fields as CallFields), ...note } as MockEvent);
  };

  const failures: Logger = {
    warn: (message) => log?.("error", message),
    error: (message, fields = {}) =>
      log?.("error", `${message}${fields.reason === undefined ? "" : ` ${fields.reason}`}`),
  };
  // Records of requests are not free: there are none while nobody reads them.
  const whileHeard = { get: () => (isHeard() ? info : undefined) };
  return {
    logger: Object.defineProperty(failures, "info", whileHeard),
    note(requestId, note) {
      if (isHeard()) notes.set(requestId, note);
    },
  };
}

/** The server's record of a request. */
type CallFields = Pick<
  Extract<MockEvent, { type: "call" }>,
  "requestId" | "method" | "path" | "status" | "durationMs" | "error"
>;

/** `GET /books 200 1.2 ms: listBooks, example two, the first`. Never headers, bodies or queries. */
function requestLine(fields: LogFields, note: RequestNote | undefined): string {
  const { method, path, status, durationMs, error } = fields;
  const details = [note?.operation, note?.why, error, note?.problem].filter((part) => part !== undefined);
  const tail = details.length > 0 ? `: ${details.join(", ")}` : "";
  return `${method} ${path} ${status} ${Number(durationMs).toFixed(1)} ms${tail}`;
}
