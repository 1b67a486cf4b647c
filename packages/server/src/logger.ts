/** Fields of a log record. Headers, bodies and query strings never become fields: they can hold secrets. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a service logs. `console` works; so does a thin wrapper of any logging library. */
export interface Logger {
  /** Details for development. */
  debug?(message: string, fields?: LogFields): void;
  /** One record per request. Absent: requests are not logged, and cost nothing. */
  info?(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** How much a {@link jsonLogger} writes: the named level and those above it. */
export type LogLevel = "debug" | "info" | "warn" | "error";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** Options of {@link jsonLogger}. */
export interface JsonLoggerOptions {
  /** Default: `"warn"`. */
  readonly level?: LogLevel;
  /** Takes one line without its newline. Default: standard error, via `console.error`. */
  readonly write?: (line: string) => void;
}

/**
 * A logger that writes one JSON object per line: `time`, `level`, `message` and the fields, except fields
 * with those names. It never throws for the value of a field: errors are written with their name, message,
 * stack and cause, big integers as text, and a value that JSON cannot represent as `[cannot be written]`.
 */
export function jsonLogger(options: JsonLoggerOptions = {}): Logger {
  const { level = "warn", write = (line) => console.error(line) } = options;
  const record = (name: LogLevel) => (message: string, fields?: LogFields) =>
    write(toLine({ time: new Date().toISOString(), level: name, message }, fields));
  const from = LEVELS.indexOf(level);
  return {
    ...(from <= 0 && { debug: record("debug") }),
    ...(from <= 1 && { info: record("info") }),
    warn: from <= 2 ? record("warn") : () => {},
    error: record("error"),
  };
}

function toLine(head: LogFields, fields: LogFields | undefined): string {
  const own = { ...head, toJSON: undefined };
  try {
    return JSON.stringify({ ...head, ...fields, ...own }, plainly);
  } catch {
    const settled = Object.keys(fields ?? {}).map((name) => [name, settle(fields, name)]);
    return JSON.stringify({ ...head, ...Object.fromEntries(settled), ...own });
  }
}

/**
 * A field as JSON has it. One that cannot be written, such as a circular object, must not cost the whole
 * record.
 */
function settle(fields: LogFields | undefined, name: string): unknown {
  try {
    return JSON.parse(JSON.stringify(fields?.[name], plainly) ?? "null");
  } catch {
    return "[cannot be written]";
  }
}

function plainly(_name: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, cause };
}

/** Writes a record. A logger that throws loses the record, and does not affect the request. */
export function writeRecord(
  logger: Logger | undefined,
  level: LogLevel,
  message: string,
  fields: LogFields,
): void {
  try {
    logger?.[level]?.(message, fields);
  } catch {}
}
