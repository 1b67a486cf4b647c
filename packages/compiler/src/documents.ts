import { isUtf8 } from "node:buffer";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { SpecError } from "./spec-error.ts";

/** One of the OpenAPI documents that a folder of specifications holds. */
export interface SpecDocument {
  /** The file's name without its ending: the name of every package entry that is made from it. */
  readonly id: string;
  /** The absolute path of the file. */
  readonly file: string;
}

/** The folder of documents of the project that a command runs in. */
export const specFolder: string = path.resolve("spec");

/**
 * Finds the documents of a folder: the YAML or JSON files directly in it that have `paths`. What has none, such as
 * `common.yaml`, is there to be referred to. Sorted by name.
 */
export async function listDocuments(folder: string): Promise<SpecDocument[]> {
  const names = await readdir(folder).catch(() => {
    throw new SpecError({ file: displayPath(folder) }, "cannot be read: is it a folder?");
  });
  const documents: SpecDocument[] = [];
  for (const name of names.sort()) {
    const file = path.resolve(folder, name);
    if (!/^[^.].*\.(ya?ml|json)$/.test(name) || !(await isFile(file))) continue; // editors keep locks in hidden files
    if (!/^\uFEFF?paths\s*:|"paths"\s*:/m.test(await readText(file))) continue;
    documents.push({ id: documentId(file), file });
  }
  const twice = documents.find(({ id }, index) => documents[index + 1]?.id === id);
  if (twice)
    throw new SpecError(
      { file: displayPath(twice.file) },
      `shares the name \`${twice.id}\` with another document; rename one`,
    );
  return documents;
}

/** False for what was removed since the folder was listed, too. */
async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString("utf8");
  throw new SpecError({ file: displayPath(file) }, "is not text in UTF-8; save it in that encoding");
}

function documentId(file: string): string {
  const id = path.basename(file).replace(/\.[^.]+$/, "");
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id !== "index") return id;
  throw new SpecError(
    { file: displayPath(file) },
    "needs a file name in kebab-case, such as `media-live.yaml`, because entry points are named after it",
  );
}

/** A path as messages show it: relative to where the command runs. */
export function displayPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith("..") ? file : relative;
}
