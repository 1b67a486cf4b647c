import type { Document } from "@redocly/openapi-core";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** A place in a file. Both count from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Finds the line and column of a JSON pointer's steps: of a text or number itself, and of the name of everything else. */
export type Locator = (file: string, steps: readonly (string | number)[]) => LinePlace;

/** Makes a locator for files that are in memory. It parses a file when it is first asked about it. */
export function createLocator(files: ReadonlyMap<string, Document>): Locator {
  const parsed = new Map<string, { lines: LineCounter; root: unknown }>();
  return (file, steps) => {
    let document = parsed.get(file);
    if (!document) {
      const lines = new LineCounter();
      document = {
        lines,
        root: parseDocument(files.get(file)?.source.body ?? "", { lineCounter: lines }).contents,
      };
      parsed.set(file, document);
    }
    const { line, col } = document.lines.linePos(offsetOf(document.root, steps));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/** Where the node at the end of the steps starts, or the last node on the way that there is. */
function offsetOf(root: unknown, steps: readonly (string | number)[]): number {
  let node = root;
  let start = 0;
  for (const step of steps) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return start;
      start = startOf(isScalar(pair.value) ? pair.value : pair.key) ?? start;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      start = startOf(item) ?? start;
      node = item;
    } else return start;
  }
  return start;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
