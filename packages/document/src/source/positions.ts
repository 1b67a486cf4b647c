import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { pointerSteps } from "../json/pointer.ts";

/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds places of a JSON or YAML text by JSON pointer. The text is parsed when the first place is asked for.
 */
export class Positions {
  readonly #text: string;
  #tree: { root: Node | null; lines: LineCounter; document: ReturnType<typeof parseDocument> } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of the value at a pointer; if there is none, of the nearest value that would contain it. */
  find(pointer: string): Position {
    const { lines } = this.#parsed();
    const { line, col } = lines.linePos(this.#node(pointer)?.range?.[0] ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** The text of the scalar at a pointer, as its author wrote it. */
  sourceOf(pointer: string): string | undefined {
    const node = this.#node(pointer, true);
    return isScalar(node) ? node.source : undefined;
  }

  #parsed() {
    if (!this.#tree) {
      const lines = new LineCounter();
      const document = parseDocument(this.#text, {
        lineCounter: lines,
        uniqueKeys: false,
        logLevel: "silent",
      });
      this.#tree = { root: document.contents as Node | null, lines, document };
    }
    return this.#tree;
  }

  #node(pointer: string, exact = false): Node | undefined {
    const { root, document } = this.#parsed();
    let node = root ?? undefined;
    for (const step of pointerSteps(pointer)) {
      const holder = isAlias(node) ? node.resolve(document) : node;
      const child =
        holder && childNode(holder, step, (alias) => (isAlias(alias) ? alias.resolve(document) : alias));
      if (!child) return exact ? undefined : node;
      node = child;
    }
    return node;
  }
}

function childNode(holder: Node, step: string, resolve: (node: Node) => Node | undefined): Node | undefined {
  if (isSeq(holder)) return holder.items[Number(step)] as Node | undefined;
  if (!isMap(holder)) return undefined;
  const pair = holder.items.find((item) => keyOf(item) === step);
  if (pair) return (pair.value ?? pair.key) as Node;
  const merged = holder.items.find((item) => keyOf(item) === "<<")?.value as Node | undefined;
  if (!merged) return undefined;
  const sources = isSeq(merged) ? (merged.items as Node[]) : [merged];
  for (const source of sources) {
    const target = resolve(source);
    const found = target && childNode(target, step, resolve);
    if (found) return found;
  }
  return undefined;
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}
