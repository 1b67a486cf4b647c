import { createHash, type Hash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Layout } from "./layout.ts";

const stampFile = ".cache/generate.stamp";

/** What a generation depends on, besides the compiler itself. */
export interface StampInputs {
  /** Files and folders. */
  readonly specs: readonly string[];
  readonly out: string;
  readonly layout: Layout;
  /** The other options, as text. */
  readonly options: string;
}

/**
 * Identifies everything that generation reads and writes: documents, options, compiler and the generated
 * files.
 */
export async function fingerprint({ specs, out, layout, options }: StampInputs): Promise<string> {
  const hash = createHash("sha256").update(options);
  const sources = import.meta.dirname;
  for (const spec of specs) await addPath(hash, spec);
  await addFolder(hash, sources, (name) => !name.includes("node_modules") && !name.endsWith(".test.ts"));
  await addFile(hash, path.join(sources, "../package.json"));
  for (const folder of layout.folders) await addFolder(hash, path.join(out, folder));
  return hash.digest("hex");
}

/** The folder of a document counts as a whole: the document may refer to any file in it. */
async function addPath(hash: Hash, spec: string): Promise<void> {
  const isFile = await stat(spec).then(
    (found) => found.isFile(),
    () => false,
  );
  await (isFile ? addFile(hash, spec) : addFolder(hash, spec));
}

/** The fingerprint of the last complete generation, if there was one. */
export async function readStamp(out: string): Promise<string | undefined> {
  return readFile(path.join(out, stampFile), "utf8").catch(() => undefined);
}

/** Remembers a complete generation. */
export async function writeStamp(out: string, stamp: string): Promise<void> {
  await mkdir(path.join(out, ".cache"), { recursive: true });
  await writeFile(path.join(out, stampFile), stamp);
}

async function addFolder(
  hash: Hash,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    if (!wanted(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await addFolder(hash, file, wanted);
    else if (entry.isFile()) await addFile(hash, file);
  }
}

async function addFile(hash: Hash, file: string): Promise<void> {
  hash.update(file).update(await readFile(file).catch(() => ""));
}
