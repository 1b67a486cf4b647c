import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { PageFiles } from "./page-files.ts";

const folder = path.join(import.meta.dirname, "../page");

/** The built files of the page: what an installed package serves. */
export async function openPageFiles(): Promise<PageFiles> {
  const names = await readdir(folder);
  return {
    names,
    read: async (name) => (names.includes(name) ? readFile(path.join(folder, name)) : undefined),
  };
}
