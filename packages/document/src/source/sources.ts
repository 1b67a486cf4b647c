import { checkTree } from "./check-tree.ts";
import type { FileSystem } from "./file-system.ts";
import { limits } from "./limits.ts";
import { parseText } from "./parse-text.ts";
import { type Position, Positions } from "./positions.ts";
import type { Problem } from "./problem.ts";

/** A file that was read, with its value. */
export interface SourceFile {
  /** Relative to the root folder, with `/` between folders. */
  readonly path: string;
  readonly value: unknown;
  /** False when the file is broken: its problem is already listed. */
  readonly ok: boolean;
  readonly positions?: Positions;
}

const TEXT = /\.(?:md|markdown|txt|html?)$/i;

/** The files of one document, each read and parsed once, and the problems found in them. */
export class Sources {
  readonly #system: FileSystem;
  readonly #files = new Map<string, SourceFile>();
  readonly #problems: Problem[] = [];

  constructor(system: FileSystem) {
    this.#system = system;
  }

  /** Every problem, in the order of discovery. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The paths of all files that were read. */
  get paths(): string[] {
    return [...this.#files.keys()];
  }

  /** The file at a path, or why there is none. A file that exists but is broken has its problem listed. */
  open(path: string): SourceFile | { readonly refusal: string } {
    const known = this.#files.get(path);
    if (known) return known;
    const content = this.#system.read(path);
    if ("refusal" in content) return content;
    const file = "text" in content ? this.#parse(path, content.text) : this.#take(path, content.value);
    this.#files.set(path, file);
    return file;
  }

  /** The names of files next to a path. */
  siblings(path: string): readonly string[] {
    return this.#system.siblings(path);
  }

  /** The line and column of a pointer of a file; undefined when its text is unknown. */
  locate(path: string, pointer: string): Position | undefined {
    return this.#files.get(path)?.positions?.find(pointer);
  }

  /** The text of a scalar, as its author wrote it; undefined when the file's text is unknown. */
  textAt(path: string, pointer: string): string | undefined {
    return this.#files.get(path)?.positions?.sourceOf(pointer);
  }

  /** Lists a problem, with its line and column where the file's text is known. */
  report(path: string, pointer: string, message: string, severity?: "warning"): void {
    this.#problems.push({
      file: path,
      pointer,
      ...this.locate(path, pointer),
      message,
      ...(severity && { severity }),
    });
  }

  #parse(path: string, text: string): SourceFile {
    const positions = new Positions(text);
    if (text.length > limits.fileBytes)
      return this.#broken(path, {
        file: path,
        pointer: "",
        message: `has more than ${limits.fileBytes} characters`,
      });
    // A description may be a separate file.
    if (TEXT.test(path)) return { path, value: text, ok: true };
    const parsed = parseText(path, text.startsWith("\ufeff") ? text.slice(1) : text);
    if ("value" in parsed) return { path, value: parsed.value, ok: true, positions };
    const { problem } = parsed;
    return this.#broken(path, problem.pointer ? { ...problem, ...positions.find(problem.pointer) } : problem);
  }

  #take(path: string, value: unknown): SourceFile {
    const { problem } = checkTree(path, value);
    return problem ? this.#broken(path, problem) : { path, value, ok: true };
  }

  #broken(path: string, problem: Problem): SourceFile {
    this.#problems.push(problem);
    return { path, value: undefined, ok: false };
  }
}
