import { spawnSync } from "node:child_process";
import { DiffError, NoBaseError } from "./diff-error.ts";

const MOST_BYTES = 512 * 1024 * 1024;

/** The part of a repository that reading versions of documents needs. It writes nothing. */
export class Git {
  /** The folder that contains the repository. */
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** The repository of a folder; undefined if there is none, or no git. */
  static of(folder: string): Git | undefined {
    const { status, stdout } = run(folder, ["rev-parse", "--show-toplevel"]);
    return status === 0 ? new Git(stdout.replace(/\r?\n$/, "")) : undefined;
  }

  /**
   * The commit that a revision names.
   * @throws DiffError when there is none
   */
  commit(revision: string): string {
    const found = this.#ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
    if (found !== undefined) return found;
    const hint = this.#isShallow() ? " This clone is shallow: `git fetch --unshallow` brings the rest." : "";
    throw new DiffError(
      `\`${revision}\` is neither a file or folder nor a revision of this repository.${hint}`,
    );
  }

  /**
   * The commit from which the working tree started: where its branch left the main branch.
   * @throws NoBaseError when there is no main branch, or its history does not reach that far
   */
  mergeBase(): { readonly commit: string; readonly branch: string } {
    const names = [
      "refs/remotes/origin/HEAD",
      "refs/remotes/origin/main",
      "refs/remotes/origin/master",
      "main",
      "master",
    ];
    const branch = names.find((name) => this.#ask(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]));
    const shallow = this.#isShallow()
      ? "this clone is shallow: fetch the main branch with its history, or name a base"
      : undefined;
    if (branch === undefined)
      throw new NoBaseError(`There is no main branch to compare with: ${shallow ?? "name a base"}.`);
    const commit = this.#ask(["merge-base", "HEAD", branch]);
    const short = branch.replace(/^refs\/remotes\//, "");
    if (commit === undefined)
      throw new NoBaseError(`HEAD and ${short} have no common commit: ${shallow ?? "name a base"}.`);
    return { commit, branch: short };
  }

  /** A short name for a commit. */
  shortName(commit: string): string {
    return this.#ask(["rev-parse", "--short", commit]) ?? commit.slice(0, 10);
  }

  /** The paths of all files of a commit below a path, relative to the root. */
  files(commit: string, path: string): string[] {
    const { status, stdout } = run(this.root, [
      "ls-tree",
      "-r",
      "-z",
      "--name-only",
      commit,
      "--",
      path === "" ? "." : path,
    ]);
    return status === 0 ? stdout.split("\0").filter((name) => name !== "") : [];
  }

  /** The bytes of files of a commit, read at once. */
  read(commit: string, paths: readonly string[]): Map<string, Buffer> {
    const input = paths.map((path) => `${commit}:${path}\n`).join("");
    const { stdout } = spawnSync("git", ["cat-file", "--batch"], {
      cwd: this.root,
      input,
      maxBuffer: MOST_BYTES,
    });
    const contents = new Map<string, Buffer>();
    let at = 0;
    for (const path of paths) {
      const end = stdout.indexOf(10, at);
      if (end < 0) break;
      const [, kind, size] = stdout.toString("latin1", at, end).split(" ");
      at = end + 1;
      if (kind !== "blob") continue;
      contents.set(path, stdout.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
    return contents;
  }

  /** Files whose path changed since a commit: the old path by the current one. */
  renames(commit: string): Map<string, string> {
    const { stdout } = run(this.root, [
      "diff",
      "-z",
      "--find-renames=40%",
      "--diff-filter=R",
      "--name-status",
      commit,
    ]);
    const parts = stdout.split("\0");
    const renames = new Map<string, string>();
    for (let index = 0; index + 2 < parts.length; index += 3)
      renames.set(parts[index + 2] ?? "", parts[index + 1] ?? "");
    return renames;
  }

  /** How many lines of hand-written TypeScript and JavaScript contain any of some words. */
  countWords(words: readonly string[]): number {
    const patterns = words.flatMap((word) => ["-e", word]);
    const files = ["*.ts", "*.tsx", "*.mts", "*.js", "*.mjs", "*.jsx", ":!:**/gen/**", ":!:*.d.ts"];
    const { stdout } = run(this.root, ["grep", "--untracked", "-c", "-w", "-F", ...patterns, "--", ...files]);
    return stdout
      .split("\n")
      .reduce((sum, line) => sum + (Number(line.slice(line.lastIndexOf(":") + 1)) || 0), 0);
  }

  #isShallow(): boolean {
    return this.#ask(["rev-parse", "--is-shallow-repository"]) === "true";
  }

  /** git's answer in one line; undefined when it fails. */
  #ask(args: readonly string[]): string | undefined {
    const { status, stdout } = run(this.root, args);
    const answer = stdout.trim();
    return status === 0 && answer !== "" ? answer : undefined;
  }
}

function run(cwd: string, args: readonly string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync("git", args, { cwd, encoding: "utf8", maxBuffer: MOST_BYTES });
  return { status, stdout: stdout ?? "" };
}
