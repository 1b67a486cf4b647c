import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { BaseResolver, isAbsoluteUrl, ResolveError, Source } from "@redocly/openapi-core";
import { LineCounter, parseDocument } from "yaml";
import { displayPath } from "./documents.ts";
import { SpecError } from "./spec-error.ts";

/** Bounds on what is read, because a document may come from anyone. */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 32 * 1024 * 1024,
  /** How many nodes the aliases of one YAML file may expand to, as a multiple of the file's own. */
  aliases: 100,
  /** Levels of nesting. */
  depth: 200,
  /** How many headers and examples of one document are put in the place of references to them. */
  copies: 10_000,
} as const;

/**
 * Reads the files of one folder for Redocly's bundler, and nothing else: a `$ref` to another host, to a file outside of the
 * folder (by a symbolic link, too) or to a file over the limits is refused.
 */
export class SpecFolder extends BaseResolver {
  readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = path.resolve(folder);
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    try {
      return new Source(reference, await this.read(reference));
    } catch (error) {
      throw new ResolveError(error as Error);
    }
  }

  override parseDocument(source: Source): { source: Source; parsed: unknown } {
    return { source, parsed: parseSpecFile(source.absoluteRef, source.body) };
  }

  async read(reference: string): Promise<string> {
    if (isAbsoluteUrl(reference))
      throw new Error("refers to another host; only files of the same folder may be referred to");
    const [folder, file] = await Promise.all([realpath(this.folder), realpath(reference)]).catch(() => {
      throw new Error("refers to a file that does not exist");
    });
    if (!file.startsWith(folder + path.sep))
      throw new Error("refers to a file outside of the folder of documents");
    const { size } = await stat(file);
    if (size > limits.fileBytes)
      throw new Error(`refers to a file of ${size} bytes; at most ${limits.fileBytes} are read`);
    return readFile(file, "utf8");
  }
}

/** Parses a YAML or JSON file. Throws a {@link SpecError} for bad syntax, duplicate keys, too many aliases or too deep nesting. */
export function parseSpecFile(file: string, text: string): unknown {
  const parsed = file.endsWith(".json") ? parseJson(file, text) : parseYaml(file, text);
  checkTree(file, parsed);
  return parsed;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(file, text); // it names the line and column; valid JSON it would have accepted, too
  }
}

function parseYaml(file: string, text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: false });
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new SpecError({ file: displayPath(file), line, column: col }, syntaxProblem(problem.message));
  }
  try {
    return document.toJS({ maxAliasCount: limits.aliases });
  } catch {
    throw new SpecError({ file: displayPath(file) }, "has aliases that expand too far");
  }
}

function syntaxProblem(message: string): string {
  if (/call stack/.test(message)) return `is nested deeper than ${limits.depth} levels`; // the parser recurses, and reports its own end
  return message.split(/ at line |\n/, 1)[0] ?? message;
}

/** Walks without recursion: a document nested too deep must not exhaust the stack that refuses it. */
function checkTree(file: string, root: unknown): void {
  const open: [node: unknown, depth: number, trail: string][] = [[root, 0, ""]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth, trail] = next;
    if (typeof node !== "object" || node === null) continue;
    if (depth > limits.depth)
      throw new SpecError(
        { file: displayPath(file), pointer: trail },
        `is nested deeper than ${limits.depth} levels`,
      );
    for (const [key, value] of Object.entries(node)) {
      const pointer = `${trail}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (key === "__proto__")
        throw new SpecError(
          locate(file, undefined, pointer),
          "is named `__proto__`, which no JavaScript object can carry safely; rename it",
        );
      open.push([value, depth + 1, pointer]);
    }
  }
}

/** Finds the line and column of a JSON pointer in a file; the pointer itself where the file has no such node. */
export function locate(
  file: string,
  text: string | undefined,
  pointer: string,
): { file: string; line?: number; column?: number; pointer: string } {
  const place = { file: displayPath(file), pointer };
  if (text === undefined) return place;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const steps = pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter(Boolean)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (let length = steps.length; length > 0; length--) {
    const node = document.getIn(steps.slice(0, length), true);
    const range =
      typeof node === "object" && node !== null && "range" in node
        ? (node.range as [number, number, number] | null)
        : null;
    if (!range) continue;
    const { line, col } = lines.linePos(range[0]);
    return { ...place, line, column: col };
  }
  return place;
}
