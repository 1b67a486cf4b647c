import { readFile, stat } from "node:fs/promises";
import { parse } from "yaml";
import { SdkError } from "./sdk-error.ts";

/** Larger files are refused unread. */
const largest = 32 * 1024 * 1024;

/**
 * Reads a bundled document, in JSON or YAML.
 *
 * @throws SdkError when the file cannot be read or is neither.
 */
export async function readDocument(file: string): Promise<unknown> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new SdkError(`${file} cannot be read: is it a file?`);
  if (found.size > largest) throw new SdkError(`${file} is larger than 32 MiB`);
  const text = await readFile(file, "utf8");
  try {
    return file.endsWith(".json") ? JSON.parse(text) : parse(text, { maxAliasCount: 1000 });
  } catch (error) {
    const [line] = (error as Error).message.split("\n", 1);
    throw new SdkError(`${file} is neither JSON nor YAML: ${line}`, { cause: error });
  }
}
