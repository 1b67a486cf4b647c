import { load, YAMLException } from "js-yaml";
import { checkTree } from "./check-tree.ts";
import { limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { documentSchema } from "./yaml-schema.ts";

/** A file's value, or why it has none. */
export type Parsed = { readonly value: unknown } | { readonly problem: Problem };

/**
 * Parses a JSON or YAML file. Problems have a line and column where the syntax is at fault, else a pointer.
 */
export function parseText(file: string, text: string): Parsed {
  const json = /^\s*[{[]/.test(text) ? parseJson(file, text) : undefined;
  return json ?? parseYaml(file, text);
}

/** Undefined when the text is not JSON, or has a duplicate key: then the YAML parser says where. */
function parseJson(file: string, text: string): Parsed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { problem, members } = checkTree(file, value);
  if (problem) return { problem };
  return countKeys(text) === members ? { value } : undefined;
}

/** How many `"key":` there are in a JSON text. */
function countKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:)?/g)) if (colon !== undefined) count++;
  return count;
}

function parseYaml(file: string, text: string): Parsed {
  try {
    const value = load(text, { schema: documentSchema });
    const { problem } = checkTree(file, value);
    return problem ? { problem } : { value };
  } catch (error) {
    return { problem: { file, pointer: "", ...explain(error, text) } };
  }
}

function explain(error: unknown, text: string): { message: string; line?: number; column?: number } {
  if (error instanceof RangeError || /nesting|depth/i.test((error as Error).message))
    return { message: `is nested deeper than ${limits.depth} levels` };
  if (!(error instanceof YAMLException)) throw error;
  const { reason, mark } = error;
  const message = `is neither JSON nor YAML: ${reason}`;
  if (!mark) return { message };
  const lines = text.split("\n");
  // What is missing at the end is reported for a line that the file does not have.
  const last = lines.length - 1;
  return mark.line > last
    ? { message, line: last + 1, column: (lines[last] ?? "").length + 1 }
    : { message, line: mark.line + 1, column: mark.column + 1 };
}
