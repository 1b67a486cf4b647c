import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** One import of a file, including type-only ones. */
export interface Import {
  /** The importing file, absolute. */
  readonly from: string;
  /** The specifier as written. */
  readonly specifier: string;
}

/** The source files below a folder, absolute, except generated and installed ones. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.([mc]?[jt]s|tsx)$/.test(entry.name) && !entry.name.endsWith(".d.ts"),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](node_modules|dist|fixtures|\.cache)[\\/]/.test(file));
}

/** What a file imports and exports from elsewhere, including dynamic imports of constant specifiers. */
export function importsOf(file: string): Import[] {
  const code = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const pattern = /(?:^|[^.\w])(?:from|import)\s*\(?\s*"([^"\n]+)"/gm;
  return [...code.matchAll(pattern)].map(([, specifier = ""]) => ({ from: file, specifier }));
}

/** The target of a relative import. */
export function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? path.resolve(path.dirname(from), specifier) : undefined;
}

/** The circles of files that import each other, each as a list of its files. */
export function findCircles(files: readonly string[]): string[][] {
  const known = new Set(files);
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .map(targetOf)
        .filter((target) => target !== undefined && known.has(target)),
    ]),
  );
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      circles.push(trail.slice(start).map((one) => path.relative(root, one)));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next as string, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return circles;
}
