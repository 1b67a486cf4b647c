import {
  type ApiDocument,
  bundle,
  DocumentError,
  describeProblem,
  type FileSystem,
  type Provenance,
  provenancePath,
  readBundle,
  readProvenance,
} from "@callsheet/document";
import type { Side, SideDocument } from "../side.ts";
import { DiffError } from "./diff-error.ts";

/** Files, some of which are documents. */
export interface SideSource {
  /** The side's name in messages. */
  readonly label: string;
  readonly files: FileSystem;
  /** Paths that may be documents. */
  readonly candidates: readonly string[];
  /** A path as messages show it. */
  show(path: string): string;
}

/** Headers and examples appear where they are used, as in everything generated. */
const INLINE = ["headers", "examples"] as const;
const DOCUMENT = /^\uFEFF?["']?(?:openapi|swagger)["']?\s*:|"(?:openapi|swagger)"\s*:/m;

/**
 * Reads the documents of a side. A file without operations that another one refers to is a part of that one.
 * @throws DiffError with the first problem in any of the files
 */
export function readSide({ label, files, candidates, show }: SideSource): Side {
  const read = candidates.filter((path) => isDocument(files, path)).map((path) => readOne(files, path, show));
  const parts = new Set(
    read.flatMap(({ file, api }) => api.files.filter((name) => show(name) !== file).map(show)),
  );
  const documents = read.filter(({ file, api }) => hasOperations(api) || !parts.has(file));
  return { label, documents };
}

/** Files that begin with a dot belong to editors. */
function isDocument(files: FileSystem, path: string): boolean {
  if (!/(?:^|\/)[^./][^/]*\.(?:ya?ml|json)$/i.test(path)) return false;
  const content = files.read(path);
  // A file that cannot be read is reported when it is read.
  return (
    "refusal" in content ||
    ("text" in content && (content.text.includes("\0") || DOCUMENT.test(content.text)))
  );
}

function readOne(files: FileSystem, path: string, show: (path: string) => string): SideDocument {
  const id = (path.split("/").at(-1) ?? path).replace(/(?:\.openapi)?\.[^.]+$/i, "");
  try {
    const api = readBundle(id, bundle(files, path, { inline: INLINE }));
    const [problem] = api.problems.filter(({ severity }) => severity !== "warning");
    if (problem) throw DocumentError.of(id, [problem]);
    const sources = readSources(files, path, show);
    return { id, file: show(path), api, show, ...(sources && { provenance: sources }) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const [problem] = error.problems;
    const line = problem ? describeProblem({ ...problem, file: show(problem.file) }) : error.message;
    throw new DiffError(line.split("\n", 1)[0]);
  }
}

function readSources(
  files: FileSystem,
  path: string,
  show: (path: string) => string,
): Provenance | undefined {
  const name = provenancePath(path);
  const content = files.read(name);
  return "text" in content ? readProvenance(show(name), content.text) : undefined;
}

function hasOperations({ operations, webhooks, skipped }: ApiDocument): boolean {
  return operations.length + webhooks.length + skipped.length > 0;
}
