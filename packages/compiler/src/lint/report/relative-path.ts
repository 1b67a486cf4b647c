import path from "node:path";

/** A path as reports show it: relative to a folder and with slashes where it lies in the folder, else as it is. */
export function relativePath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith("..") || path.isAbsolute(relative) ? file : relative.split(path.sep).join("/");
}
