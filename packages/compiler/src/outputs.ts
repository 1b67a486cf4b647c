import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Layout } from "./layout.ts";
import { readStale } from "./stale-files.ts";

/** Generated files by path relative to the root, with forward slashes. */
export type Outputs = ReadonlyMap<string, string>;

/** How the files on disk differ from what they should be. */
export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "differs" | "extra";
}

/** Which files besides the outputs are generated ones. */
export type Territory = Pick<Layout, "folders" | "shared">;

/** Compares files with their intended contents. In folders of generated files, others are extra. */
export async function compareOutputs(
  root: string,
  outputs: Outputs,
  territory: Territory,
): Promise<Difference[]> {
  return differencesOf(await readPresent(root, outputs, territory), outputs);
}

function differencesOf(present: Outputs, outputs: Outputs): Difference[] {
  const differences: Difference[] = [];
  for (const [file, text] of outputs) {
    const found = present.get(file);
    if (found === undefined) differences.push({ path: file, kind: "missing" });
    else if (found !== text) differences.push({ path: file, kind: "differs" });
  }
  for (const file of present.keys()) if (!outputs.has(file)) differences.push({ path: file, kind: "extra" });
  return differences.sort((a, b) => a.path.localeCompare(b.path));
}

/** Reads the existing outputs, and everything else in folders of generated files. */
async function readPresent(root: string, outputs: Outputs, territory: Territory): Promise<Outputs> {
  const { folders, shared } = territory;
  const files = new Map([
    ...(await readFolders(root, folders)),
    ...(shared ? await readStale(root, outputs, shared) : []),
  ]);
  for (const name of outputs.keys()) {
    if (files.has(name)) continue;
    const text = await readFile(path.join(root, name), "utf8").catch(() => undefined);
    if (text !== undefined) files.set(name, text);
  }
  return files;
}

/** Reads the contents of folders of generated files. */
export async function readFolders(root: string, folders: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      files.set(path.relative(root, file).replaceAll(path.sep, "/"), await readFile(file, "utf8"));
    }
  }
  return files;
}

/**
 * Writes the outputs, removes what is extra, and returns what changed. Everything is written next to its
 * place before anything is moved there, so a full disk or a crash leaves the last good output; if a move
 * fails, earlier ones are undone.
 */
export async function writeOutputs(
  root: string,
  outputs: Outputs,
  territory: Territory,
): Promise<Difference[]> {
  const before = await readPresent(root, outputs, territory);
  const differences = differencesOf(before, outputs);
  const written: [draft: string, file: string, name: string][] = [];
  let moved = 0;
  try {
    for (const { path: name, kind } of differences) {
      if (kind === "extra") continue;
      const file = path.join(root, name);
      const draft = `${file}.${process.pid}.draft`;
      await mkdir(path.dirname(file), { recursive: true });
      written.push([draft, file, name]);
      await writeFile(draft, outputs.get(name) ?? "");
    }
    for (const [draft, file] of written) {
      await rename(draft, file);
      moved++;
    }
  } catch (error) {
    await Promise.all(written.map(([draft]) => rm(draft, { force: true })));
    await Promise.all(written.slice(0, moved).map(([, file, name]) => restore(file, before.get(name))));
    throw error;
  }
  for (const { path: name, kind } of differences) if (kind === "extra") await rm(path.join(root, name));
  return differences;
}

async function restore(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(file, { force: true });
  else await writeFile(file, text);
}
