import type { LogFields, Logger } from "@callsheet/server";

/** How often one record is repeated in a window of time, and how many different records are counted. */
const most = 5;
const windowMs = 10_000;
const mostKinds = 100;

interface Kind {
  readonly since: number;
  said: number;
}

/**
 * A logger that repeats the same warning or error at most five times in ten seconds, and then says how many
 * it left out: a store that is away fails every call, and a log that fills the disk is a second misfortune.
 */
export function boundLogger(logger: Logger, now: () => number = () => performance.now()): Logger {
  const kinds = new Map<string, Kind>();

  const bound = (level: "warn" | "error") => (message: string, fields?: LogFields) => {
    const key = `${level} ${message} ${String(fields?.error)} ${String(fields?.reason)}`;
    const time = now();
    let kind = kinds.get(key);
    if (!kind || time - kind.since >= windowMs) {
      const left = (kind?.said ?? 0) - most;
      if (left > 0) logger[level]("The same record was left out of the log.", { same: message, times: left });
      if (kinds.size >= mostKinds) kinds.clear();
      kind = { since: time, said: 0 };
      kinds.set(key, kind);
    }
    if (++kind.said <= most) logger[level](message, fields);
  };

  return {
    ...(logger.debug && { debug: (message, fields) => logger.debug?.(message, fields) }),
    ...(logger.info && { info: (message, fields) => logger.info?.(message, fields) }),
    warn: bound("warn"),
    error: bound("error"),
  };
}
