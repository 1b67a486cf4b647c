import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../packages/client/src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(?<!\.test|\.test-d|\.test-support)\.ts$/.test(file),
);

/** What the package imports from itself by names other than paths. */
const own: Readonly<Record<string, readonly string[]>> = {
  "@callsheet/client": ["index.ts"],
  "@callsheet/client/gen": ["gen.ts"],
  "#platform": ["platform.ts", path.normalize("node/platform-node.ts")],
};

/** The files of the package that a file imports, including types. */
function importsOf(file: string): readonly string[] {
  const code = readFileSync(path.join(root, file), "utf8");
  return Array.from(code.matchAll(/ from "([^"]+)"/g), ([, name = ""]) => name).flatMap((name) =>
    name.startsWith(".") ? [path.join(path.dirname(file), name)] : (own[name] ?? []),
  );
}

/** The import circles reachable from a file, each as a trail. */
function circlesFrom(file: string, done: Set<string>, trail: readonly string[] = []): readonly string[] {
  if (trail.includes(file)) return [[...trail.slice(trail.indexOf(file)), file].join(" → ")];
  if (done.has(file)) return [];
  const circles = importsOf(file).flatMap((next) => circlesFrom(next, done, [...trail, file]));
  done.add(file);
  return circles;
}

it("there are no import circles, not even of types", () => {
  expect(files.length).toBeGreaterThan(30);
  expect(importsOf("errors/client-error.ts")).toContain("attempt.ts");
  const done = new Set<string>();
  expect(files.flatMap((file) => circlesFrom(file, done))).toEqual([]);
});
