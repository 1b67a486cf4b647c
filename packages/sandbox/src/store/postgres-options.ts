/** How a store uses its PostgreSQL database. Times are in milliseconds. All options are optional. */
export interface PostgresOptions {
  /** Connections at once; acts leave one of them for reads. Default: 10. */
  readonly connections?: number;
  /**
   * How long a connection may take, including the wait for a free one of the pool or a place in a full
   * database. Default: 5000.
   */
  readonly connectTimeout?: number;
  /** How long a statement may take. Default: 5000. */
  readonly queryTimeout?: number;
  /** How long an act waits for another process's act in the same world. Default: 2000. */
  readonly lockTimeout?: number;
  /** How long `close` waits for what is running. Default: 1000. */
  readonly closeTimeout?: number;
}

/** The options with every default filled in. */
export function fillPostgresOptions(options: PostgresOptions = {}): Required<PostgresOptions> {
  const {
    connections = 10,
    connectTimeout = 5000,
    queryTimeout = 5000,
    lockTimeout = 2000,
    closeTimeout = 1000,
  } = options;
  const all = { connections, connectTimeout, queryTimeout, lockTimeout, closeTimeout };
  for (const [name, value] of Object.entries(all)) {
    if (!Number.isInteger(value) || value < 1 || value > 2 ** 31 - 1)
      throw new TypeError(`The option postgres.${name} is a whole number from 1 up, not ${value}.`);
  }
  return all;
}
