import path from "node:path";

/**
 * A path as reports show it: relative to a folder and with slashes if it is in the folder, else unchanged.
 */
export function relativePath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith("..") || path.isAbsolute(relative) ? file : relative.split(path.sep).join("/");
}
