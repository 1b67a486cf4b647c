import type { Batch, RowWrite } from "./batch.ts";
import { type WorldTable, worldKeys, worldTables } from "./schema.ts";
import type { Value } from "./statement.ts";

/** SQL that does a batch in one statement, with its values; it returns a row when the batch was done. */
export interface BatchQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Rows = readonly Readonly<Record<string, Value>>[];

/** Builds the queries of batches; batches of one form share a text, and so a prepared statement. */
export function createBatchQueries(): (batch: Batch) => BatchQuery {
  const names = new Map<string, string>();
  return (batch) => {
    const { text, values } = buildBatch(batch);
    let name = names.get(text);
    if (name === undefined) {
      name = `b${names.size}`;
      names.set(text, name);
    }
    return { name, text, values };
  };
}

function buildBatch({ seen, next, absent, writes }: Batch): Omit<BatchQuery, "name"> {
  const values: unknown[] = [next.revision, next.wall_high, seen.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const guards = (["revision", "wall_high", "clock_anchor"] as const).map(
    (it) => `${it} = ${bind(seen[it])}`,
  );
  for (const [table, keys] of groupBy(absent, (it) => it.table)) {
    const source = rowsOf(
      table,
      [...worldKeys[table]],
      keys.map((it) => it.key),
      bind,
    );
    const matches = worldKeys[table].map((it) => `t.${it} = r.${it}`).join(" and ");
    guards.push(`not exists (select 1 from ${table} t, ${source} where t.world = $3 and ${matches})`);
  }
  const parts = [
    `w as (update worlds set revision = $1, wall_high = $2 where id = $3 and ${guards.join(" and ")} returning id)`,
  ];
  for (const group of groupBy(writes, formOf).values()) {
    const { table, kind, row } = group[0] as RowWrite;
    const columns = columnsOf(row);
    const source = rowsOf(
      table,
      columns,
      group.map((it) => it.row),
      bind,
    );
    const write = kind === "insert" ? insertInto(table, columns, source) : update(table, columns, source);
    parts.push(`p${parts.length} as (${write})`);
  }
  return { text: `with ${parts.join(", ")} select id from w`, values };
}

/** What the writes of one part have in common. */
const formOf = ({ table, kind, row }: RowWrite) => `${kind} ${table} ${columnsOf(row)}`;

const columnsOf = (row: Readonly<Record<string, Value>>) => Object.keys(row).filter((it) => it !== "world");

const insertInto = (table: WorldTable, columns: readonly string[], source: string) =>
  `insert into ${table} (world, ${columns.join(", ")}) select w.id, ${columns.map((it) => `r.${it}`).join(", ")} from w, ${source}`;

function update(table: WorldTable, columns: readonly string[], source: string): string {
  const keys: readonly string[] = worldKeys[table];
  const set = columns.filter((it) => !keys.includes(it)).map((it) => `${it} = r.${it}`);
  const where = keys.map((it) => `t.${it} = r.${it}`);
  return `update ${table} t set ${set.join(", ")} from w, ${source} where t.world = w.id and ${where.join(" and ")}`;
}

/**
 * Rows as a table `r`: values for one row, an array per column for more, so that the text does not depend on
 * their number.
 */
function rowsOf(
  table: WorldTable,
  columns: readonly string[],
  rows: Rows,
  bind: (value: unknown) => string,
): string {
  const kinds = worldTables[table] as Readonly<Record<string, string>>;
  const typeOf = (column: string) => (kinds[column]?.startsWith("text") ? "text" : "bigint");
  const [only] = rows;
  if (rows.length === 1 && only) {
    const values = columns.map((it) => `${bind(only[it])}::${typeOf(it)} as ${it}`);
    return `(select ${values.join(", ")}) r`;
  }
  const arrays = columns.map((it) => `${bind(rows.map((row) => row[it]))}::${typeOf(it)}[]`);
  return `unnest(${arrays.join(", ")}) r(${columns.join(", ")})`;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
