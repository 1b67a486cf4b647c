import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { SdkError } from "./sdk-error.ts";

/** A bundled document and the name of its file, without the ending. */
export interface Bundle {
  readonly id: string;
  readonly document: unknown;
}

/** Larger files are refused unread. */
const largest = 32 * 1024 * 1024;

/**
 * Reads a bundled document, in JSON or YAML.
 *
 * @throws SdkError when the file cannot be read or is neither.
 */
export async function readBundle(file: string): Promise<Bundle> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new SdkError(`${file} cannot be read: is it a file?`);
  if (found.size > largest) throw new SdkError(`${file} is larger than 32 MiB`);
  const text = await readFile(file, "utf8");
  try {
    const document: unknown = file.endsWith(".json")
      ? JSON.parse(text)
      : parse(text, { maxAliasCount: 1000 });
    return { id: path.basename(file).replace(/\.[^.]+$/, ""), document };
  } catch (error) {
    const [line] = (error as Error).message.split("\n", 1);
    throw new SdkError(`${file} is neither JSON nor YAML: ${line}`, { cause: error });
  }
}

/**
 * Reads every bundled document of a folder, by name.
 *
 * @throws SdkError when there is none.
 */
export async function readBundles(folder: string): Promise<readonly Bundle[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  if (names.length > 0) return Promise.all(names.map((name) => readBundle(path.join(folder, name))));
  throw new SdkError(`${folder} holds no bundled document: name one with --document <file>`);
}
