// Files that import each other, if only their types, cannot be read one at a time.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

type Graph = ReadonlyMap<string, readonly string[]>;

/** The relative imports of each source file, types included. */
function importsOf(folder: string): Graph {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.ts$/.test(file),
  );
  const targets = (file: string) =>
    [...readFileSync(path.join(folder, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)]
      .map(([, target = ""]) => path.join(path.dirname(file), target))
      .filter((target) => existsSync(path.join(folder, target)));
  return new Map(files.map((file) => [file, targets(file)]));
}

/**
 * One circle through the graph, as a list of files that ends where it starts; undefined when there is none.
 */
function findCircle(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    trail.push(file);
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target);
      if (circle) return circle;
    }
    trail.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return undefined;
}

test("finds a circle", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", []],
    ["d", ["b"]],
  ]);
  expect(findCircle(graph)).toEqual(["b", "d", "b"]);
});

describe.each(["server"])("the files of %s", (name) => {
  const graph = importsOf(path.resolve(import.meta.dirname, "../../packages", name, "src"));

  test("are seen with their imports", () => {
    expect([...graph.values()].flat().length).toBeGreaterThan(100);
  });

  test("import each other without circles", () => {
    expect(findCircle(graph)).toBeUndefined();
  });
});
