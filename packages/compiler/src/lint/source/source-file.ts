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

/** Broken JSON is parsed as YAML, which says where it is broken; so is JSON with a key twice, which is broken YAML. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (countKeys(text) === countMembers(value)) return value;
  } catch {
    // YAML takes some texts that are not JSON, as other tools do.
  }
  return loadYaml(text);
}

/** How many `"key":` there are in a JSON text. */
function countKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:)?/g)) if (colon !== undefined) count++;
  return count;
}

function countMembers(root: unknown): number {
  let count = 0;
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const values: unknown[] = Object.values(node);
    if (!Array.isArray(node)) count += values.length;
    for (const value of values) if (typeof value === "object" && value !== null) open.push(value);
  }
  return count;
}

function loadYaml(text: string): unknown {
  return load(text, { schema: yamlSchema, maxDepth: 2 * limits.depth } as Parameters<typeof load>[1]);
}
