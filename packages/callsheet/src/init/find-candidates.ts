import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";

/** Folders without a project's own documents. */
const skipped = /^(\..*|node_modules|dist|build|out|coverage|vendor|test|tests|fixtures|__tests__)$/;
/** How deep to look for documents. */
const levels = 3;
const isOpenapi = /^\uFEFF?\s*(openapi|"openapi")\s*:\s*["']?3\.|^\s*\{\s*"openapi"\s*:\s*"3\./m;

/** The OpenAPI documents in a folder, by their paths from it. */
export function findCandidates(folder: string, level = 0): string[] {
  const entries = readdirSync(path.join(folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !skipped.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory())
        return level < levels
          ? findCandidates(file, level + 1).map((name) => path.posix.join(entry.name, name))
          : [];
      return entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name) && startsAsOpenapi(file)
        ? [entry.name]
        : [];
    });
}

/** Whether the first bytes of a file say that it is OpenAPI 3: most files need no more than these. */
function startsAsOpenapi(file: string): boolean {
  const bytes = Buffer.alloc(4096);
  const handle = openSync(file, "r");
  try {
    return isOpenapi.test(bytes.toString("utf8", 0, readSync(handle, bytes)));
  } finally {
    closeSync(handle);
  }
}
