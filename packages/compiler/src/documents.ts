import path from "node:path";

/** One of the OpenAPI documents in a folder of specifications. */
export interface SpecDocument {
  /** The file's name without its extension: the name of every package entry made from it. */
  readonly id: string;
  /** The absolute path of the file. */
  readonly file: string;
}

/** The folder of documents of the project that a command runs in. */
export const specFolder: string = path.resolve("spec");

/** A path as messages show it: relative to where the command runs. */
export function displayPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith("..") ? file : relative;
}
