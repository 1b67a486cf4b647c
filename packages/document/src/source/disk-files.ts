import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { limits } from "./limits.ts";

/**
 * The files below a folder on disk. Links that lead out of it, and whatever is not a UTF-8 file within the
 * limits, are refused.
 */
export function diskFiles(folder: string): FileSystem {
  const root = resolve(folder);
  return {
    read(path) {
      try {
        const top = realpathSync.native(root);
        const file = realpathSync.native(join(root, path));
        if (!file.startsWith(top.endsWith(sep) ? top : top + sep))
          return { refusal: "a symbolic link takes out of the root folder" };
        return readUtf8(file);
      } catch (error) {
        return { refusal: explain(error as NodeJS.ErrnoException) };
      }
    },
    siblings(path) {
      try {
        return readdirSync(dirname(join(root, path)));
      } catch {
        return [];
      }
    },
  };
}

function readUtf8(file: string): { text: string } | { refusal: string } {
  const stats = statSync(file);
  if (stats.isDirectory()) return { refusal: "is a folder" };
  // Opening a pipe would wait for its writer.
  if (!stats.isFile()) return { refusal: "is not a regular file" };
  if (stats.size > limits.fileBytes)
    return { refusal: `has ${stats.size} bytes; at most ${limits.fileBytes} are read` };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    if (error instanceof TypeError) return { refusal: "is not UTF-8 text" };
    throw error;
  }
}

function explain({ code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "ELOOP") return "is a symbolic link without an end";
  return `cannot be read (${code})`;
}
