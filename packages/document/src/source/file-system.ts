/**
 * Where the files of a document come from. Paths are relative to the root folder, with `/` between folders.
 */
export interface FileSystem {
  /** The text of a file, or why it cannot be read, as the end of a sentence. */
  read(path: string): { readonly text: string } | { readonly value: unknown } | { readonly refusal: string };
  /** The names of files next to a path, to suggest what may have been meant. */
  siblings(path: string): readonly string[];
}

/** Files in memory: by path, a text or a parsed value. */
export function memoryFiles(files: Readonly<Record<string, unknown>>): FileSystem {
  return {
    read(path) {
      if (!Object.hasOwn(files, path)) return { refusal: "does not exist" };
      const file = files[path];
      return typeof file === "string" ? { text: file } : { value: file };
    },
    siblings(path) {
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      return Object.keys(files)
        .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes("/"))
        .map((name) => name.slice(folder.length));
    },
  };
}
