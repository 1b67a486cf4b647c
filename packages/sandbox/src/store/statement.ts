import type { Compilable, Kysely } from "kysely";
import { type Schema, type WorldTable, worldTables } from "./schema.ts";

/** A parameter's value at run time. */
export type Value = string | number | null;

/** What a statement does to one row. Its parameters are `world` and columns of the table, by name. */
export interface RowAccess {
  readonly table: WorldTable;
  /** `find` reads the row with a key; `insert` adds a row; `update` sets the columns outside the key. */
  readonly kind: "find" | "insert" | "update";
}

/**
 * A query that is written once with Kysely, compiled once per store and run many times with different
 * parameters.
 */
export interface Statement<Parameters, Row> {
  readonly build: (db: Kysely<Schema>, parameters: Parameters) => Compilable<Row>;
  /** Declared where acts can be combined with others: see `Batch`. */
  readonly access?: RowAccess;
}

/** A compiled statement: SQL, and where its values come from. */
export interface PreparedStatement {
  /** Unique in the store; the name of the server-side statement in PostgreSQL. */
  readonly name: string;
  readonly sql: string;
  /** The values of one run, in the order of the SQL's placeholders. */
  values(parameters: Readonly<Record<string, Value>>): Value[];
}

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Each property is a placeholder of that name: `build` sees these where a run has values. */
const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/**
 * Declares a statement. `build` is called once with placeholders, so it must not look at the parameters'
 * values.
 *
 * @example
 * const findStage = statement<{ world: string; arn: string }>()((db, { world, arn }) =>
 *   db.selectFrom("stages").where("world", "=", world).where("arn", "=", arn).select("document"));
 */
export function statement<Parameters extends { [name: string]: Value }>(access?: RowAccess) {
  return <Row>(
    build: (db: Kysely<Schema>, parameters: Parameters) => Compilable<Row>,
  ): Statement<Parameters, Row> => (access ? { build, access } : { build });
}

/** Compiles statements for one store, each one once. */
export function createStatementCache(db: Kysely<Schema>) {
  const cache = new Map<object, PreparedStatement>();
  const compile = (query: Compilable): PreparedStatement => {
    const { sql, parameters } = query.compile();
    const slots = parameters.map((it) => (it instanceof Placeholder ? it.name : { constant: it as Value }));
    return {
      name: `s${cache.size}`,
      sql,
      values: (given) =>
        slots.map((slot) => (typeof slot === "string" ? (given[slot] ?? null) : slot.constant)),
    };
  };
  return <Parameters, Row>(statement: Statement<Parameters, Row>): PreparedStatement => {
    let prepared = cache.get(statement);
    if (!prepared) {
      prepared = compile(statement.build(db, placeholders as Parameters));
      cache.set(statement, prepared);
    }
    return prepared;
  };
}

/**
 * How many rows one insert holds at most: well under SQLite's limit of 32,766 and PostgreSQL's of 65,535
 * parameters.
 */
const rowsPerInsert = 256;

type Insert = Statement<Record<string, Value>, unknown>;

const insertStatements = new Map<string, Insert>();

/** The statement that inserts `count` rows; their values are named `<column>:<index>`. */
function insertStatement(table: WorldTable, columns: readonly string[], count: number): Insert {
  const key = `${table}:${count}`;
  let insert = insertStatements.get(key);
  if (!insert) {
    const indexes = Array.from({ length: count }, (_, index) => index);
    insert = statement<Record<string, Value>>()((db, parameters) =>
      db
        .insertInto(table)
        .values(
          indexes.map((index) =>
            Object.fromEntries(columns.map((column) => [column, parameters[`${column}:${index}`]])),
          ) as never,
        ),
    );
    insertStatements.set(key, insert);
  }
  return insert;
}

/**
 * Splits rows of one table into inserts: a statement and its parameters each. The lengths of inserts are
 * powers of two, because every length is a statement that stores keep forever.
 */
export function* inserts<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]) {
  const columns = ["world", ...Object.keys(worldTables[table])];
  for (let from = 0; from < rows.length; ) {
    const count = Math.min(rowsPerInsert, 2 ** (31 - Math.clz32(rows.length - from)));
    const parameters: Record<string, Value> = {};
    for (const [index, row] of rows.slice(from, from + count).entries()) {
      for (const column of columns)
        parameters[`${column}:${index}`] = row[column as keyof typeof row] as Value;
    }
    yield { insert: insertStatement(table, columns, count), parameters };
    from += count;
  }
}
