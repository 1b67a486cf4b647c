import { type DefinedSchema, type Definition, definedName } from "./schema-table.ts";

/** The definitions that a set of definitions leads to, itself included. */
export interface Closure {
  /** The names that a definition leads to. */
  from(name: string): ReadonlySet<string>;
  /** The names that a schema leads to. */
  of(schema: DefinedSchema | undefined): ReadonlySet<string>;
}

/** Follows the references of definitions to each other. */
export function closureOf(definitions: readonly Definition[]): Closure {
  const direct = new Map(definitions.map(({ name, schema }) => [name, namesIn(schema)]));
  const from = (starts: Iterable<string>) => {
    const seen = new Set<string>();
    const open = [...starts];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...(direct.get(name) ?? []));
    }
    return seen;
  };
  return { from: (name) => from([name]), of: (schema) => from(namesIn(schema)) };
}

/** The definitions that a schema refers to. */
export function namesIn(schema: unknown): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [schema];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      const name = key === "$ref" ? definedName(value) : undefined;
      if (name !== undefined) names.add(name);
      else open.push(value);
    }
  }
  return names;
}
