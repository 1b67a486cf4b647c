import type { LogFields, Logger } from "@callsheet/server";

/** Takes one line a request, and one for each failure. */
export type MockLog = (level: "error" | "info", line: string) => void;

/** What is known of a request besides what the server writes. */
export interface RequestNote {
  readonly operation: string;
  readonly why?: string;
}

/** A mock's log: the server's records as lines that a person reads while working. */
export interface RequestLog {
  readonly logger: Logger;
  /** Keeps what a handler knows until the request's line is written. */
  note(requestId: string, note: RequestNote): void;
}

/** Makes a log. Without a place for lines, nothing is kept or written. */
export function createRequestLog(log: MockLog | undefined): RequestLog {
  if (!log) return { logger: { warn() {}, error() {} }, note() {} };
  const notes = new Map<string, RequestNote>();
  const logger: Logger = {
    info(_, fields = {}) {
      const id = String(fields.requestId);
      log("info", requestLine(fields, notes.get(id)));
      notes.delete(id);
    },
    warn: (message) => log("error", message),
    error: (message, fields = {}) =>
      log("error", `${message}${fields.reason === undefined ? "" : ` ${fields.reason}`}`),
  };
  return { logger, note: (requestId, note) => void notes.set(requestId, note) };
}

/** `GET /books 200 1.2 ms: listBooks, example two, the first`. Never headers, bodies or queries. */
function requestLine(fields: LogFields, note: RequestNote | undefined): string {
  const { method, path, status, durationMs, error } = fields;
  const details = [note?.operation, note?.why, error].filter((part) => part !== undefined);
  const tail = details.length > 0 ? `: ${details.join(", ")}` : "";
  return `${method} ${path} ${status} ${Number(durationMs).toFixed(1)} ms${tail}`;
}
