import type { FileSystem } from "@callsheet/document";
import type { Git } from "./git.ts";

/**
 * The files of a commit, with paths relative to the repository's root. Those below a path are read at once.
 */
export function gitFiles(git: Git, commit: string, paths: readonly string[]): FileSystem {
  const contents = git.read(commit, paths);
  const missing = new Set<string>();
  const get = (path: string): Buffer | undefined => {
    const known = contents.get(path);
    if (known || missing.has(path)) return known;
    const found = /[\n\0]/.test(path) ? undefined : git.read(commit, [path]).get(path);
    if (found) contents.set(path, found);
    else missing.add(path);
    return found;
  };
  return {
    read(path) {
      const bytes = get(path);
      if (!bytes) return { refusal: "does not exist" };
      try {
        return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
      } catch {
        return { refusal: "is not UTF-8 text" };
      }
    },
    siblings(path) {
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      return [...contents.keys()]
        .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes("/"))
        .map((name) => name.slice(folder.length));
    },
  };
}
