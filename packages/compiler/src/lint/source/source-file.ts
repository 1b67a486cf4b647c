import { load, YAMLException } from "js-yaml";
import { limits } from "../../spec-folder.ts";
import { checkTree } from "./check-tree.ts";
import { type LinePlace, TextPositions } from "./text-positions.ts";
import { yamlSchema } from "./yaml-schema.ts";

/** A file that was read and parsed. */
export interface SourceFile {
  /** The absolute path. */
  readonly path: string;
  /** What is in the file; undefined where it is broken. */
  readonly value: unknown;
  readonly positions: TextPositions;
  /** What keeps the file from being read, and where. */
  readonly problem?: LinePlace & { readonly message: string };
}

const parsed = new Map<string, { readonly text: string; readonly file: SourceFile }>();
const mostParsed = 1_000;

/** Parses a file. A file whose text is what it was at the last call is not parsed again. */
export function parseSource(path: string, text: string): SourceFile {
  const known = parsed.get(path);
  if (known?.text === text) return known.file;
  const file = parse(path, text.replace(/^\uFEFF/, " "));
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(path, { text, file });
  return file;
}

function parse(path: string, text: string): SourceFile {
  const positions = new TextPositions(text);
  const broken = (message: string, place: LinePlace = { line: 1, column: 1 }): SourceFile => ({
    path,
    value: undefined,
    positions,
    problem: { message, ...place },
  });
  try {
    const value = path.endsWith(".json") ? parseJson(text) : loadYaml(text);
    const problem = checkTree(value);
    if (!problem) return { path, value, positions };
    return broken(problem.message, positions.find(problem.steps));
  } catch (error) {
    if (error instanceof RangeError || /nesting exceeded/.test(String(error)))
      return broken(`is nested deeper than ${limits.depth} levels`);
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    return broken(`is not valid YAML: ${reason}`, mark && { line: mark.line + 1, column: mark.column + 1 });
  }
}

/** Broken JSON is parsed as YAML, which says where it is broken; valid JSON with a key twice is broken YAML, too. */
function parseJson(text: string): unknown {
  try {
    JSON.parse(text);
  } catch {
    // YAML takes some texts that are not JSON: that is how authors find out, in every other tool.
  }
  return loadYaml(text);
}

function loadYaml(text: string): unknown {
  return load(text, { schema: yamlSchema, maxDepth: 2 * limits.depth } as Parameters<typeof load>[1]);
}
