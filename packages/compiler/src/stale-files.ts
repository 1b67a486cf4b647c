import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { sourceOf } from "./emit/header.ts";
import type { SharedFolder } from "./layout.ts";

const generated = /\.(types|operations|client|server|validators\.d)\.ts$|\.validators\.js$/;

/**
 * Reads the stale generated files of a folder, by path relative to the root. A file without callsheet's first
 * line does not count, and one of an existing document that belongs to another run stays.
 */
export async function readStale(
  root: string,
  outputs: ReadonlyMap<string, string>,
  { folder, documents }: SharedFolder,
): Promise<Map<string, string>> {
  const current = new Set([...outputs.values()].map(sourceOf));
  const isGone = (source: string) => {
    const document = path.resolve(root, source);
    const isOurs = !documents || documents.some((one) => holds(path.resolve(root, one), document));
    return current.has(source) || !existsSync(document) || !isOurs;
  };
  const stale = new Map<string, string>();
  for (const name of await readdir(path.join(root, folder)).catch(() => [])) {
    const file = path.posix.join(folder, name);
    if (outputs.has(file) || !generated.test(name)) continue;
    const text = await readFile(path.join(root, file), "utf8").catch(() => "");
    const source = sourceOf(text);
    if (source !== undefined && isGone(source)) stale.set(file, text);
  }
  return stale;
}

/** Whether a file or folder of documents is, or contains, a document. */
function holds(target: string, document: string): boolean {
  const relative = path.relative(target, document);
  return relative === "" || !(relative.startsWith("..") || path.isAbsolute(relative));
}
