import type { Connection } from "../store/store.ts";

/**
 * A connection that runs a callback before it does anything except find a row. An act that only repeats an
 * answer writes nothing, even on a full disk.
 */
export function countingBefore(connection: Connection, count: () => unknown): Connection {
  let isCounted = false;
  const counted = async () => {
    if (isCounted) return;
    isCounted = true;
    await count();
  };
  return {
    all(statement, parameters) {
      if (isCounted || statement.access?.kind === "find") return connection.all(statement, parameters);
      return counted().then(() => connection.all(statement, parameters));
    },
    insert: (table, rows) => counted().then(() => connection.insert(table, rows)),
  };
}
