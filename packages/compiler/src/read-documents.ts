import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  type ApiDocument,
  DocumentError,
  describeProblem,
  type Problem,
  type Provenance,
  pascalCase,
  provenancePath,
  readBundle,
  readProvenance,
} from "@callsheet/document";
import { bundleFile } from "@callsheet/document/node";
import { displayPath } from "./documents.ts";

/** A parsed document of a project. */
export interface ReadDocument {
  /** The name of every file made from it: that of its own file in kebab-case. */
  readonly id: string;
  /** The absolute path of its file. */
  readonly file: string;
  /** The folder that the paths of its parts are relative to. */
  readonly folder: string;
  readonly api: ApiDocument;
  /** Where its constraints come from, if a file next to it says so. */
  readonly provenance?: Provenance;
}

/** Problems that stop generation: one line each, with its place. */
export class ProblemsError extends Error {
  override readonly name = "ProblemsError";
  readonly exitCode = 1;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** A problem in one line: `file:line:column what`. */
export function formatProblem(problem: Problem): string {
  return describeProblem({ ...problem, message: "" }).replace(/: $/, " ") + oneLine(problem.message);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, " ");
}

/**
 * Headers and examples appear where they are used: their own names are those of files, which are alike in
 * many folders.
 */
const INLINE = ["headers", "examples"] as const;

/**
 * Reads the documents of folders and files. A file of a folder is a document when it states its OpenAPI
 * version; one that has neither paths nor webhooks and that another one refers to is a part of that one.
 *
 * @throws {ProblemsError} with everything that is wrong in any of the files.
 */
export function readDocuments(spec: string | readonly string[]): ReadDocument[] {
  const problems: Problem[] = [];
  const targets = [spec].flat().map((target) => path.resolve(target));
  const found = targets.flatMap((target) => readTarget(target, problems));
  const documents = [...new Map(found.map((document) => [document.file, document])).values()];
  problems.push(...sharedNames(documents));
  if (problems.length > 0) throw new ProblemsError(dedupe(problems));
  return documents;
}

/** The documents of a folder, or of a file; problems are added to the list. */
function readTarget(target: string, problems: Problem[]): ReadDocument[] {
  const files = findFiles(target);
  const folder = commonFolder(target);
  const before = problems.length;
  const read = files.flatMap((file) => {
    try {
      return [{ file, folder, id: documentId(file), api: readOne(file, folder), ...sourcesOf(file, folder) }];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems.map((problem) => inProject(problem, folder)));
      return [];
    }
  });
  const parts = new Set(read.flatMap(({ file, api }) => partsOf(file, api, folder)));
  const documents = read.filter(({ file, api }) => hasOperations(api) || !parts.has(file));
  problems.push(...documents.flatMap(({ api }) => errorsOf(api, folder)));
  if (documents.length === 0 && problems.length === before) {
    const message = "holds no OpenAPI document: no YAML or JSON file in it has `openapi`";
    problems.push({ file: displayPath(target), pointer: "", message });
  }
  return documents;
}

/**
 * Reads one document, whose references may lead anywhere in a folder.
 *
 * @throws {ProblemsError} with everything that is wrong in its files.
 */
export function readDocumentFile(file: string, folder: string): ReadDocument {
  try {
    const api = readOne(file, folder);
    const problems = errorsOf(api, folder);
    if (problems.length > 0) throw new ProblemsError(dedupe(problems));
    return { file, folder, id: documentId(file), api, ...sourcesOf(file, folder) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new ProblemsError(error.problems.map((problem) => inProject(problem, folder)));
  }
}

function errorsOf({ problems }: ApiDocument, folder: string): Problem[] {
  return problems
    .filter(({ severity }) => severity !== "warning")
    .map((problem) => inProject(problem, folder));
}

/** @throws DocumentError for an invalid file of sources */
function sourcesOf(file: string, folder: string): Pick<ReadDocument, "provenance"> {
  const name = provenancePath(path.relative(folder, file).replaceAll(path.sep, "/"));
  const full = path.join(folder, name);
  return existsSync(full) ? { provenance: readProvenance(name, readFileSync(full, "utf8")) } : {};
}

function readOne(file: string, folder: string): ApiDocument {
  return readBundle(
    path.basename(file).replace(/\.[^.]+$/, ""),
    bundleFile(file, { folder, inline: INLINE }),
  );
}

/** The files that may be documents, sorted by name. */
function findFiles(spec: string): string[] {
  const stats = statSync(spec, { throwIfNoEntry: false });
  if (!stats)
    throw new ProblemsError([
      { file: displayPath(spec), pointer: "", message: "does not exist: is it the right folder?" },
    ]);
  if (stats.isFile()) return [spec];
  return readdirSync(spec)
    .sort()
    .filter((name) => /^[^.].*\.(ya?ml|json)$/i.test(name)) // editors keep locks in hidden files
    .map((name) => path.join(spec, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() && looksLikeDocument(file));
}

/**
 * Whether a file says that it is OpenAPI. Files that are not text are not skipped: reading them tells what is
 * wrong.
 */
function looksLikeDocument(file: string): boolean {
  const bytes = readFileSync(file);
  return (
    bytes.includes(0) ||
    /^\uFEFF?["']?(openapi|swagger)["']?\s*:|"(openapi|swagger)"\s*:/m.test(
      bytes.toString("latin1").replace("\u00ef\u00bb\u00bf", ""),
    )
  );
}

/** The folder within which documents may refer to each other: `../` leads to other folders of the project. */
export function commonFolder(spec: string): string {
  const start = statSync(spec).isFile() ? path.dirname(spec) : spec;
  const project = process.cwd();
  return start.startsWith(project + path.sep) ? project : start;
}

function partsOf(file: string, api: ApiDocument, folder: string): string[] {
  return api.files.map((name) => path.join(folder, name)).filter((name) => name !== file);
}

function hasOperations({ operations, webhooks, skipped }: ApiDocument): boolean {
  return operations.length + webhooks.length + skipped.length > 0;
}

/** A problem with its file as messages show it. */
function inProject(problem: Problem, folder: string): Problem {
  return { ...problem, file: displayPath(path.join(folder, problem.file)) };
}

function sharedNames(documents: readonly ReadDocument[]): Problem[] {
  return documents.flatMap(({ id, file }, index) =>
    documents.some((other, at) => at < index && other.id === id)
      ? [
          {
            file: displayPath(file),
            pointer: "",
            message: `shares the name \`${id}\` with another document; rename one`,
          },
        ]
      : [],
  );
}

function dedupe(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

/** `media-live` from `mediaLive.v1.yaml`: names of files are names of modules. */
export function documentId(file: string): string {
  const name = path
    .basename(file)
    .replace(/\.[^.]+$/, "")
    .replace(/\.openapi$/i, "");
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name !== "index") return name;
  const words = pascalCase(name).replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3-$2$4");
  const id = words.replaceAll(/[^A-Za-z0-9-]/g, "").toLowerCase();
  return id === "" || id === "index" || /^\d/.test(id) ? `api${id && `-${id}`}` : id;
}
