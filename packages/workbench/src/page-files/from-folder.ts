import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { PageFiles } from "./page-files.ts";

const folder = path.join(import.meta.dirname, "../page");

/** The files of the page as they were built: what an installed package serves. */
export async function pageFiles(): Promise<PageFiles> {
  const names = await readdir(folder);
  const read = names.map(async (name) => [name, await readFile(path.join(folder, name))] as const);
  return new Map(await Promise.all(read));
}
