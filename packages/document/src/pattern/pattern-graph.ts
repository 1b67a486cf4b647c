import type { AST } from "@eslint-community/regexpp";
import { type CharSet, charSetOf, everything } from "./char-set.ts";

/** A place in a pattern that consumes one character. */
export interface Position {
  readonly set: CharSet;
  /** How many times the repetitions around it let it match. */
  readonly cap: number;
  /** The innermost repetition around it, as written; without one, the character itself. */
  readonly text: string;
  /** Which positions may match the next character, and in how many ways each is reached. */
  readonly follow: Map<number, number>;
  /** True when the whole match is over, without a condition, once this position has matched. */
  free: boolean;
}

/** A lookaround: a separate pattern, tried wherever the matcher passes it. */
export interface Condition {
  readonly graph: PatternGraph;
  /** True when it can be passed more than a few times in one match. */
  readonly repeated: boolean;
}

/**
 * A pattern as positions and their successors (Glushkov's construction). A counted repetition is a loop with
 * a cap, so the graph is no larger than the pattern. It has every path that a matcher may try, and some more.
 */
export interface PatternGraph {
  readonly positions: readonly Position[];
  /** Where a match may begin. */
  readonly first: ReadonlyMap<number, number>;
  readonly conditions: readonly Condition[];
}

/** The pattern is too large to be judged. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

const mostPositions = 2_000;
const mostEdges = 200_000;

/** Small repetitions are written out, which says more than a loop; all the more inside a loop. */
const mostCopies = 64;
const mostCopied = 10;

/** A part of a pattern, as its neighbours see it. */
interface Part {
  /** In how many ways it matches nothing. */
  readonly empty: number;
  /** Whether it then depends on no condition. */
  readonly emptyFree: boolean;
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, { readonly ways: number; readonly free: boolean }>;
}

const nothing: Part = { empty: 1, emptyFree: true, first: new Map(), last: new Map() };
const condition: Part = { ...nothing, emptyFree: false };

/** @throws {TooLargeError} */
export function createPatternGraph(pattern: AST.Pattern | AST.LookaroundAssertion): PatternGraph {
  return new Builder(pattern.type === "Assertion").build(pattern);
}

class Builder {
  readonly #positions: Position[] = [];
  readonly #conditions: Condition[] = [];
  readonly #isCondition: boolean;
  #backwards = false;
  #looped = false;
  #edges = 0;
  #copies = 1;
  #cap = 1;
  #loop = "";

  constructor(isCondition: boolean) {
    this.#isCondition = isCondition;
  }

  build(pattern: AST.Pattern | AST.LookaroundAssertion): PatternGraph {
    this.#backwards = pattern.type === "Assertion" && pattern.kind === "lookbehind";
    const loose = this.#isCondition
      ? []
      : pattern.alternatives.filter((alternative) => !isAnchored(alternative));
    this.#looped = loose.length > 0;
    const parts = pattern.alternatives.map((alternative) => this.#sequence(alternative.elements));
    const whole = parts.reduce(either, { ...nothing, empty: 0 });
    for (const [index, { free }] of whole.last) if (free) this.#at(index).free = true;
    const first = new Map(whole.first);
    if (loose.length > 0) {
      const start = this.#position(everything, "the start, which may be anywhere,", Number.POSITIVE_INFINITY);
      first.set(start, 1);
      this.#connect(start, start, 1);
      pattern.alternatives.forEach((alternative, index) => {
        if (!loose.includes(alternative)) return;
        for (const [to, ways] of (parts[index] as Part).first) this.#connect(start, to, ways);
      });
    }
    return { positions: this.#positions, first, conditions: this.#conditions };
  }

  #sequence(elements: readonly AST.Element[]): Part {
    const ordered = this.#backwards ? elements.toReversed() : elements;
    let whole = nothing;
    for (const element of ordered) whole = this.#join(whole, this.#element(element));
    return whole;
  }

  #element(node: AST.Element): Part {
    switch (node.type) {
      case "Assertion":
        return this.#assertion(node);
      case "Quantifier":
        return this.#repeat(node);
      case "Group":
      case "CapturingGroup":
        return node.alternatives
          .map(({ elements }) => this.#sequence(elements))
          .reduce(either, { ...nothing, empty: 0 });
      case "Backreference":
        return this.#backreference(node);
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return this.#single(this.#position(charSetOf(node), this.#loop || node.raw, this.#cap));
      default:
        return this.#anyText(node.raw);
    }
  }

  #assertion(node: AST.Assertion): Part {
    if (node.kind === "start") return nothing;
    if (node.kind === "lookahead" || node.kind === "lookbehind")
      this.#conditions.push({ graph: createPatternGraph(node), repeated: this.#looped });
    return condition;
  }

  /** The content of a captured group is unknown here: it may be any text. */
  #anyText(raw: string): Part {
    const index = this.#position(everything, raw, Number.POSITIVE_INFINITY);
    this.#looped = true;
    this.#connect(index, index, 1);
    return { ...this.#single(index), empty: 1, emptyFree: false };
  }

  #backreference({ raw, resolved }: AST.Backreference): Part {
    const [group, ...more] = [resolved].flat();
    const [alternative, ...others] = group?.alternatives ?? [];
    const isShort = more.length === 0 && others.length === 0 && (alternative?.elements.length ?? 9) <= 3;
    const isPlain = alternative?.elements.every(({ type }) => type.startsWith("Character"));
    return alternative && isShort && isPlain ? this.#sequence(alternative.elements) : this.#anyText(raw);
  }

  #repeat(node: AST.Quantifier): Part {
    const { element, min, max, raw } = node;
    if (max === 0) return nothing;
    if (max === 1) return min === 1 ? this.#element(element) : optional(this.#element(element));
    const isExactInLoop = min === max && this.#cap > 1;
    const most = isExactInLoop ? mostCopies : mostCopied;
    if (max <= most && this.#copies * max <= mostCopies) return this.#writeOut(node);
    const [cap, loop] = [this.#cap, this.#loop];
    this.#cap *= max;
    this.#loop = raw;
    this.#looped = true;
    const part = this.#element(element);
    [this.#cap, this.#loop] = [cap, loop];
    // An engine gives up an iteration that matches nothing, except a mandatory one.
    const factor = part.empty > 0 && min > 1 ? 2 : 1;
    for (const [from, { ways }] of part.last)
      for (const [to, more] of part.first) this.#connect(from, to, ways * more * factor);
    return min === 0 ? optional(part) : part;
  }

  /** `x{1,3}` as `x(x(x)?)?`. */
  #writeOut({ element, min, max }: AST.Quantifier): Part {
    this.#copies *= max;
    const parts = Array.from({ length: max }, () => this.#element(element));
    this.#copies /= max;
    return parts.reduceRight((rest, part, index) => {
      const whole = this.#join(part, rest);
      return index < min ? whole : optional(whole);
    }, nothing);
  }

  #join(left: Part, right: Part): Part {
    for (const [from, { ways }] of left.last)
      for (const [to, more] of right.first) this.#connect(from, to, ways * more);
    const first = new Map(left.first);
    if (left.empty > 0)
      for (const [index, ways] of right.first) first.set(index, (first.get(index) ?? 0) + ways * left.empty);
    const last = new Map(right.last);
    if (right.empty > 0)
      for (const [index, { ways, free }] of left.last)
        last.set(index, { ways: ways * right.empty, free: free && right.emptyFree });
    return {
      empty: Math.min(left.empty * right.empty, 1000),
      emptyFree: left.emptyFree && right.emptyFree,
      first,
      last,
    };
  }

  #single(index: number): Part {
    return {
      empty: 0,
      emptyFree: false,
      first: new Map([[index, 1]]),
      last: new Map([[index, { ways: 1, free: true }]]),
    };
  }

  #position(set: CharSet, text: string, cap: number): number {
    if (this.#positions.length >= mostPositions) throw new TooLargeError("has too many parts");
    return this.#positions.push({ set, text, cap, follow: new Map(), free: false }) - 1;
  }

  #connect(from: number, to: number, ways: number): void {
    if (++this.#edges > mostEdges) throw new TooLargeError("has too many alternatives");
    const { follow } = this.#at(from);
    follow.set(to, Math.min((follow.get(to) ?? 0) + ways, 1000));
  }

  #at(index: number): Position {
    return this.#positions[index] as Position;
  }
}

function optional(part: Part): Part {
  return { ...part, empty: 1, emptyFree: true };
}

function either(left: Part, right: Part): Part {
  return {
    empty: Math.min(left.empty + right.empty, 1000),
    emptyFree: (left.empty === 0 || left.emptyFree) && (right.empty === 0 || right.emptyFree),
    first: new Map([...left.first, ...right.first]),
    last: new Map([...left.last, ...right.last]),
  };
}

/** True when an alternative can only begin at the start of the text. */
function isAnchored({ elements }: AST.Alternative): boolean {
  for (const element of elements) {
    if (element.type === "Assertion") {
      if (element.kind === "start") return true;
      continue;
    }
    const isGroup = element.type === "Group" || element.type === "CapturingGroup";
    return isGroup && element.alternatives.every(isAnchored);
  }
  return false;
}
