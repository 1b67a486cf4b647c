import path from "node:path";
import { type FileSystem, Resolver, type SourceFile, Sources } from "@callsheet/document";
import { diskFiles } from "@callsheet/document/node";
import type { SpecDocument } from "../documents.ts";
import type { Finding } from "./finding.ts";
import { listSteps, type Steps } from "./source/located.ts";
import { type LinePlace, TextPositions } from "./source/text-positions.ts";

/** A finding as a rule creates it: its place is a file and steps. */
export interface FindingAt extends Pick<Finding, "rule" | "severity" | "message"> {
  readonly file: SourceFile;
  readonly steps: Steps | undefined;
}

/** An earlier text, with its value and places. */
interface Known {
  readonly text: string;
  readonly positions: TextPositions;
  value?: unknown;
}

/** Texts by absolute path. A file whose text is unchanged since the last run is not parsed again. */
const known = new Map<string, Known>();
const mostKnown = 2_000;

/**
 * The files below a folder, each read on demand, and what is wrong with them. Nothing else is ever opened.
 */
export class SpecSources {
  readonly documents: readonly SpecDocument[];
  readonly resolver: Resolver;
  readonly #folder: string;
  readonly #sources: Sources;
  readonly #refused: Finding[] = [];

  constructor(folder: string, documents: readonly SpecDocument[]) {
    this.documents = documents;
    this.#folder = path.resolve(folder);
    this.#sources = new Sources(rememberingFiles(this.#folder));
    this.resolver = new Resolver(this.#sources);
  }

  /** What could not be read. */
  get findings(): readonly Finding[] {
    const broken = this.#sources.problems.map(
      ({ file, pointer, line = 1, column = 1, message }): Finding => ({
        ...{
          file: path.join(this.#folder, file),
          line,
          column,
          message: `${pointer ? "This member" : "This file"} ${message}.`,
        },
        ...{ rule: "readable", severity: "error" },
      }),
    );
    return [...this.#refused, ...broken];
  }

  /** Every file that was read. */
  get files(): SourceFile[] {
    return this.#sources.paths.flatMap((name) => {
      const file = this.#sources.open(name);
      return "refusal" in file ? [] : [file];
    });
  }

  /** Opens a document; undefined when it cannot be read, which then is a finding. */
  openDocument(file: string): SourceFile | undefined {
    const source = this.#sources.open(this.nameOf(file));
    if (!("refusal" in source)) return source.ok ? source : undefined;
    const message = `This file ${source.refusal}.`;
    this.#refused.push({ file, line: 1, column: 1, rule: "readable", severity: "error", message });
    return undefined;
  }

  /** Remembers what the files contain: the next run parses only what has changed. */
  remember(): void {
    for (const file of this.files) {
      const entry = known.get(this.pathOf(file));
      if (entry && file.ok) entry.value = file.value;
    }
  }

  /** The absolute path of a file. */
  pathOf({ path: name }: SourceFile): string {
    return path.join(this.#folder, name);
  }

  /** The name of a file in the folder. */
  nameOf(file: string): string {
    return path.relative(this.#folder, file).split(path.sep).join("/");
  }

  /** The line and column of a place. */
  placeOf(file: SourceFile, steps: readonly (string | number)[]): LinePlace {
    return known.get(this.pathOf(file))?.positions.find(steps) ?? { line: 1, column: 1 };
  }

  /** A finding with its line and column. */
  finding({ file, steps, rule, severity, message }: FindingAt): Finding {
    return { file: this.pathOf(file), ...this.placeOf(file, listSteps(steps)), rule, severity, message };
  }
}

/** The files on disk; one with the text of the last run comes with its old value. */
function rememberingFiles(folder: string): FileSystem {
  const disk = diskFiles(folder);
  return {
    siblings: (name) => disk.siblings(name),
    read(name) {
      const content = disk.read(name);
      if (!("text" in content)) return content;
      const file = path.join(folder, name);
      const before = known.get(file);
      if (before?.text === content.text)
        return before.value === undefined ? content : { value: before.value };
      if (known.size >= mostKnown) known.clear();
      known.set(file, { text: content.text, positions: new TextPositions(content.text) });
      return content;
    },
  };
}
