import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { HarError } from "./har-error.ts";
import { harLimits, parseHar } from "./parse-har.ts";
import type { Recording } from "./test-recording.ts";

/**
 * Reads a HAR file: traffic recorded by a browser or a proxy.
 * @throws HarError with the place of the first problem
 */
export async function readHar(file: string): Promise<Recording> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > harLimits.bytes)
      throw new HarError(`${file}: has ${size} bytes; ${harLimits.bytes} are read at the most`);
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof HarError) throw error;
    throw new HarError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return { name: basename(file), entries: parseHar(text, file) };
}
