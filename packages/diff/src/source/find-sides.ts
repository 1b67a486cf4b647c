import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { diskFiles } from "@callsheet/document/node";
import type { Versions } from "../schema/versions.ts";
import type { Side } from "../side.ts";
import { DiffError, NoBaseError } from "./diff-error.ts";
import { Git } from "./git.ts";
import { gitFiles } from "./git-files.ts";
import { readSide, type SideSource } from "./read-side.ts";

/** What is compared with what. */
export interface SideNames {
  /**
   * A revision, a file, a folder, or `revision:path`. Default: where the current branch left the main branch.
   */
  readonly base?: string | undefined;
  /** The same. Default: the working tree. */
  readonly head?: string | undefined;
  /** The folders and files of documents, if a side is a revision or the working tree. */
  readonly spec: string | readonly string[];
  /** The folder that paths are relative to. */
  readonly cwd: string;
}

/**
 * Reads both sides of a comparison.
 * @throws DiffError in one line: an unknown revision, no repository, a shallow clone, a document that cannot
 * be read
 */
export function findSides({ base, head, spec, ...names }: SideNames): Versions<Side> {
  // git names its folder without symbolic links.
  const cwd = realpathSync.native(names.cwd);
  for (const name of [base, head])
    if (name !== undefined && /^https?:\/\//i.test(name))
      throw new DiffError(`\`${name}\` is an address: download the document and name the file.`);
  if (base !== undefined && head === undefined && isOnDisk(base, cwd))
    throw new DiffError(`\`${base}\` is a file or folder: name what it is compared with, too.`);
  const specs = [spec].flat();
  const targets = specs.map((one) => realPath(path.resolve(cwd, one)));
  const missing = specs.find((_, index) => head === undefined && !existsSync(targets[index] ?? ""));
  if (missing !== undefined)
    throw new DiffError(`${missing} does not exist: name the documents with --spec.`);
  const read = (name: string | undefined, otherwise: (target: string, cwd: string) => Side): Side => {
    if (name !== undefined && isOnDisk(name, cwd)) return diskSide(realPath(path.resolve(cwd, name)), cwd);
    const one = (target: string) =>
      name === undefined ? otherwise(target, cwd) : revisionOf(name, target, cwd);
    return together(targets.map(one));
  };
  return { old: read(base, mergeBaseSide), new: read(head, diskSide) };
}

/** The documents of several files and folders as one side. */
function together(sides: readonly Side[]): Side {
  const label = [...new Set(sides.map((side) => side.label))].join(", ");
  return { label, documents: sides.flatMap(({ documents }) => documents) };
}

function realPath(file: string): string {
  return existsSync(file) ? realpathSync.native(file) : file;
}

function isOnDisk(name: string, cwd: string): boolean {
  return existsSync(path.resolve(cwd, name));
}

function revisionOf(name: string, target: string, cwd: string): Side {
  const git = repositoryOf(cwd, name);
  const [, revision = name, inside] = /^([^:]+):(.+)$/.exec(name) ?? [];
  const commit = git.commit(revision);
  const wanted = inside === undefined ? target : path.resolve(git.root, inside);
  return revisionSide({ git, commit, label: revision, target: wanted });
}

function mergeBaseSide(target: string, cwd: string): Side {
  const git = repositoryOf(cwd);
  const { commit, branch } = git.mergeBase();
  return revisionSide({ git, commit, label: `${branch}@${git.shortName(commit)}`, target });
}

function repositoryOf(cwd: string, name?: string): Git {
  const git = Git.of(cwd);
  if (git) return git;
  const what = name === undefined ? "There is nothing to compare with" : `\`${name}\` is no file or folder`;
  const message = `${what}, and ${cwd} is in no git repository: name two files or folders.`;
  throw name === undefined ? new NoBaseError(message) : new DiffError(message);
}

/** The documents of a path on disk. */
function diskSide(target: string, cwd: string): Side {
  const root = Git.of(path.dirname(target))?.root ?? folderOf(target);
  const base = target.startsWith(root + path.sep) || target === root ? root : folderOf(target);
  const names = statSync(target).isFile()
    ? [target]
    : readdirSync(target)
        .sort()
        .map((name) => path.join(target, name))
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const show = (file: string): string => displayPath(path.join(base, file), cwd);
  return nonEmpty(
    readSide({
      label: displayPath(target, cwd),
      files: diskFiles(base),
      candidates: names.map((name) => path.relative(base, name).split(path.sep).join("/")),
      show,
    }),
    displayPath(target, cwd),
  );
}

function folderOf(target: string): string {
  return statSync(target).isFile() ? path.dirname(target) : target;
}

function displayPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return (relative.startsWith("..") || path.isAbsolute(relative) ? file : relative || ".")
    .split(path.sep)
    .join("/");
}

function nonEmpty(side: Side, target: string): Side {
  if (side.documents.length > 0) return side;
  throw new DiffError(`${target} holds no OpenAPI document: no YAML or JSON file in it has \`openapi\`.`);
}

interface Revision {
  readonly git: Git;
  readonly commit: string;
  readonly label: string;
  /** The absolute path of the documents, as it is now. */
  readonly target: string;
}

/** The documents of a commit; those that had another path are found there. */
function revisionSide({ git, commit, label, target }: Revision): Side {
  const inside = path.relative(git.root, target).split(path.sep).join("/");
  if (inside.startsWith("..")) throw new DiffError(`${target} is outside of the repository at ${git.root}.`);
  const found = git.files(commit, inside);
  const paths = found.length > 0 ? found : renamedPaths(git, commit, inside);
  const source: SideSource = {
    label,
    files: gitFiles(git, commit, paths),
    candidates: found.length > 0 ? paths.filter((name) => isDirectlyIn(name, inside)) : paths,
    show: (file) => `${label}:${file}`,
  };
  return readSide(source);
}

function isDirectlyIn(name: string, folder: string): boolean {
  if (name === folder) return true;
  const rest = folder === "" ? name : name.slice(folder.length + 1);
  return !rest.includes("/");
}

function renamedPaths(git: Git, commit: string, inside: string): string[] {
  return [...git.renames(commit)]
    .filter(([now]) => now === inside || now.startsWith(`${inside}/`))
    .map(([, before]) => before);
}
