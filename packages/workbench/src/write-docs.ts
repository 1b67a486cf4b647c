import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { openPageFiles } from "#page-files";
import { indexScript, pageDocument } from "./data/page-data.ts";
import type { ShownDocument } from "./data/shown-document.ts";
import type { PageOptions } from "./page-options.ts";

/** Options of {@link writeDocs}. */
export interface WriteDocsOptions extends PageOptions {
  readonly documents: readonly ShownDocument[];
  /** The folder to write to. Files of the page in it are replaced; others stay. */
  readonly out: string;
}

/**
 * Writes the page of some documents as a folder that needs no server: `index.html` opens from disk. Returns
 * the paths written.
 */
export async function writeDocs({ documents, out, ...options }: WriteDocsOptions): Promise<string[]> {
  const pages = documents.map(pageDocument);
  const page = await openPageFiles();
  const files = new Map<string, string | Uint8Array>();
  const needed = page.names.filter((name) => name !== "sandbox.js" || (options.inPage ?? []).length > 0);
  for (const name of needed) files.set(name, (await page.read(name)) ?? "");
  const index = indexScript({
    title: options.title ?? "",
    clientModule: options.clientModule ?? "./api/{id}.client.ts",
    documents: pages.map(({ entry }) => entry),
    targets: [],
    inPage: options.inPage ?? [],
    live: false,
  });
  files.set("data/index.js", index);
  for (const { entry, script, validators } of pages) {
    files.set(`data/${entry.id}.js`, script());
    files.set(`data/${entry.id}.validators.js`, validators());
  }
  await mkdir(path.join(out, "data"), { recursive: true });
  for (const [name, content] of files) await writeFile(path.join(out, name), content);
  return [...files.keys()].sort();
}
