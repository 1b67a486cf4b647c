import { documentSchema } from "@callsheet/document";
import { load } from "js-yaml";

/** A place in a file. Both count from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** A node of a text, in the order in which the parser met it. */
interface TextNode {
  /** Where the parser was: at the node or at the space before it. */
  readonly from: number;
  kind: "scalar" | "sequence" | "mapping" | null;
  value: unknown;
  readonly children: TextNode[];
  members?: ReadonlyMap<string, Member>;
}

interface Member {
  /** Undefined for an item of a list. */
  readonly key: TextNode | undefined;
  readonly node: TextNode;
}

/** What js-yaml exposes to a listener. */
interface ParserState {
  readonly position: number;
  readonly kind: TextNode["kind"];
  readonly result: unknown;
}

/**
 * Finds the places of a JSON or YAML text. The text is parsed when the first place is requested, by the
 * parser that read the document: it says where it is when it opens and closes a node.
 */
export class TextPositions {
  readonly #text: string;
  #root: TextNode | undefined;
  #lines: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, ""); // the parser does not count it
  }

  /**
   * The place at the end of steps: of a text, number or boolean itself, and of the name of everything else.
   * If there is no such place, the last one on the way.
   */
  find(steps: readonly (string | number)[]): LinePlace {
    this.#root ??= this.#parse();
    let node = this.#root;
    let from = node.from;
    for (const step of steps) {
      node.members ??= membersOf(node);
      const member = node.members.get(String(step));
      if (!member) break;
      node = member.node;
      from = (isScalar(node) ? node : (member.key ?? node)).from;
    }
    return this.#placeOf(this.#skipSpace(from));
  }

  #parse(): TextNode {
    const root: TextNode = { from: 0, kind: null, value: undefined, children: [] };
    const open = [root];
    const listener = (event: "open" | "close", state: ParserState): void => {
      const parent = open.at(-1) as TextNode;
      if (event === "open") {
        const node: TextNode = { from: state.position, kind: null, value: undefined, children: [] };
        parent.children.push(node);
        open.push(node);
      } else {
        parent.kind = state.kind;
        parent.value = state.result;
        open.pop();
      }
    };
    try {
      load(this.#text, { schema: documentSchema, listener } as Parameters<typeof load>[1]);
    } catch {
      // A broken file has its problem listed already; places before the break are known.
    }
    return root.children[0] ?? root;
  }

  /** The parser opens a node before the space, comments, anchors and tags that precede it. */
  #skipSpace(from: number): number {
    const skip = /(?:[\s,]+|(?<=\s)#.*|[&!][^\s,[\]{}]*(?=\s))*/y;
    skip.lastIndex = from;
    skip.test(this.#text);
    return skip.lastIndex >= this.#text.length ? from : skip.lastIndex;
  }

  #placeOf(offset: number): LinePlace {
    this.#lines ??= [0, ...[...this.#text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lines[low] as number) + 1 };
  }
}

function isScalar({ kind, value }: TextNode): boolean {
  return kind === "scalar" || (value !== null && typeof value !== "object");
}

function membersOf(node: TextNode): Map<string, Member> {
  const members = new Map<string, Member>();
  const own = ownChildren(node);
  if (Array.isArray(node.value)) {
    for (const [index, node] of own.entries()) members.set(String(index), { key: undefined, node });
  } else if (typeof node.value === "object" && node.value !== null) {
    const names = new Set(Object.keys(node.value));
    for (let index = 0; index < own.length; index++) {
      const key = own[index] as TextNode;
      const value = own[index + 1];
      if (!value || typeof key.value === "object" || !names.has(String(key.value))) continue;
      members.set(String(key.value), { key, node: value });
      index++;
    }
    mergeInto(members, own);
  }
  return members;
}

/** Members from `<<` are placed where it is written. */
function mergeInto(members: Map<string, Member>, own: readonly TextNode[]): void {
  own.forEach((key, index) => {
    const value = own[index + 1];
    if (key.value !== "<<" || !value || typeof value.value !== "object" || value.value === null) return;
    const sources = Array.isArray(value.value) ? value.value : [value.value];
    for (const source of sources)
      for (const name of Object.keys(source ?? {}))
        if (!members.has(name))
          members.set(name, { key, node: { ...key, value: source[name], children: [] } });
  });
}

/**
 * A node that the parser first took for the key of a map was met as a child of itself. An attempt that found
 * nothing is no child.
 */
function ownChildren(node: TextNode): readonly TextNode[] {
  const itself = node.children.find(({ value }) => value === node.value);
  if (itself && typeof node.value === "object" && node.value !== null) return ownChildren(itself);
  return node.children;
}
