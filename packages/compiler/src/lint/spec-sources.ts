import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { SpecDocument } from "../documents.ts";
import { limits } from "../spec-folder.ts";
import type { Finding } from "./finding.ts";
import { listSteps, type Steps } from "./source/located.ts";
import { parseSource, type SourceFile } from "./source/source-file.ts";

/** A finding as a rule makes it: its place is told by a file and steps. */
export interface FindingAt extends Pick<Finding, "rule" | "severity" | "message"> {
  readonly file: SourceFile;
  readonly steps: Steps | undefined;
}

/**
 * The files below a folder, each read when it is first asked for, and what is wrong with them. Nothing else is ever opened: no other
 * host, no file outside of the folder, by a symbolic link either.
 */
export class SpecSources {
  readonly folder: string;
  readonly documents: readonly SpecDocument[];
  readonly #files = new Map<string, SourceFile | { readonly refusal: string }>();
  readonly #findings: Finding[] = [];

  constructor(folder: string, documents: readonly SpecDocument[]) {
    this.folder = path.resolve(folder);
    this.documents = documents;
  }

  /** What could not be read. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Every file that was read. */
  get files(): SourceFile[] {
    return [...this.#files.values()].filter((file): file is SourceFile => "path" in file);
  }

  /** A file, or why it may not be read. A file that is broken has its finding listed, once. */
  open(file: string): SourceFile | { readonly refusal: string } {
    const known = this.#files.get(file);
    if (known) return known;
    const text = this.#read(file);
    const source = typeof text === "string" ? parseSource(file, text) : text;
    this.#files.set(file, source);
    if ("problem" in source && source.problem)
      this.#findings.push({ file, rule: "readable", severity: "error", ...source.problem });
    return source;
  }

  /** True when the file of a reference was read already. */
  isOpen(from: SourceFile, reference: string): boolean {
    const [target = ""] = reference.split("#", 1);
    return this.#files.has(path.resolve(path.dirname(from.path), target));
  }

  /** Lists why a document itself cannot be read. */
  refuse(file: string, message: string): void {
    this.#findings.push({ file, line: 1, column: 1, rule: "readable", severity: "error", message });
  }

  /** The names of files in the folder of a file. */
  siblings(file: string): string[] {
    try {
      return readdirSync(path.dirname(file));
    } catch {
      return [];
    }
  }

  #read(file: string): string | { readonly refusal: string } {
    try {
      const folder = realpathSync(this.folder);
      const real = realpathSync(file);
      if (!real.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep))
        return { refusal: "refers to a file outside of the folder of documents" };
      const stats = statSync(real);
      if (!stats.isFile()) return { refusal: "refers to something that is not a file" };
      if (stats.size > limits.fileBytes)
        return { refusal: `refers to a file of ${stats.size} bytes; at most ${limits.fileBytes} are read` };
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(real));
    } catch (error) {
      if (error instanceof TypeError) return { refusal: "refers to a file that is not text in UTF-8" };
      return { refusal: "refers to a file that does not exist" };
    }
  }
}

/** Opens the documents of a folder. */
export async function readSources(folder: string, documents: readonly SpecDocument[]): Promise<SpecSources> {
  const sources = new SpecSources(folder, documents);
  for (const { file } of documents) {
    const source = sources.open(file);
    if ("refusal" in source) sources.refuse(file, source.refusal.replace(/^refers to/, "is"));
  }
  return sources;
}

/** A finding with its line and column. */
export function placeFinding({ file, steps, rule, severity, message }: FindingAt): Finding {
  const { line, column } = file.positions.find(listSteps(steps));
  return { file: file.path, line, column, rule, severity, message };
}
