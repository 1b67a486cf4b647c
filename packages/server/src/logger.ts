/** Fields of a log record. Never headers, bodies or query strings: those can hold secrets. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a service writes what happens. `console` is one; so is a thin wrapper of any logging library. */
export interface Logger {
  /** Details for development. */
  debug?(message: string, fields?: LogFields): void;
  /** One record a request. Absent: requests are not logged, and cost nothing. */
  info?(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** How much a {@link jsonLogger} writes: the level named and all above it. */
export type LogLevel = "debug" | "info" | "warn" | "error";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** Options of {@link jsonLogger}. */
export interface JsonLoggerOptions {
  /** Default: `"warn"`. */
  readonly level?: LogLevel;
  /** Takes one line without its newline. Default: standard error, by way of `console.error`. */
  readonly write?: (line: string) => void;
}

/** A logger that writes one JSON object a line: `time`, `level`, `message` and the fields. */
export function jsonLogger(options: JsonLoggerOptions = {}): Logger {
  const { level = "warn", write = (line) => console.error(line) } = options;
  const record = (name: LogLevel) => (message: string, fields?: LogFields) =>
    write(JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields }));
  const from = LEVELS.indexOf(level);
  return {
    ...(from <= 0 && { debug: record("debug") }),
    ...(from <= 1 && { info: record("info") }),
    warn: from <= 2 ? record("warn") : () => {},
    error: record("error"),
  };
}
