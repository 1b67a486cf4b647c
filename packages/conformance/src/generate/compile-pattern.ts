import type { AST } from "@eslint-community/regexpp";
import { BoundedCache } from "./bounded-cache.ts";
import { type Automaton, compileNative, createAutomaton, parsePattern } from "./pattern-automaton.ts";

/** Tells whether a text matches. */
export interface Matcher {
  test(text: string): boolean;
}

const matchers = new BoundedCache<Matcher>(5_000);

/**
 * Compiles a document's pattern: by the engine, or, if the engine could take exponential time over it, as an
 * automaton whose time grows linearly with the text. Documents and answers are untrusted.
 * @throws SyntaxError when it is not a regular expression
 */
export function compilePattern(pattern: string): Matcher {
  return matchers.get(pattern, () => createMatcher(pattern));
}

function createMatcher(pattern: string): Matcher {
  const native = compileNative(pattern);
  try {
    if (!mayExplode(parsePattern(pattern))) return native;
    const automaton = createAutomaton(pattern);
    return automaton.exact ? new AutomatonMatcher(pattern, automaton) : native;
  } catch {
    return native;
  }
}

/** Repetitions up to here are harmless, whatever they repeat. */
const FEW = 10;

/** True when something that can match in several ways (a repetition, an alternative) is itself repeated. */
function mayExplode(node: AST.Pattern | AST.Alternative | AST.Element, repeated = false): boolean {
  switch (node.type) {
    case "Quantifier":
      if (repeated && node.max !== node.min) return true;
      return mayExplode(node.element, repeated || node.max > FEW);
    case "Pattern":
    case "Group":
    case "CapturingGroup":
      if (repeated && node.alternatives.length > 1) return true;
      return node.alternatives.some((alternative) => mayExplode(alternative, repeated));
    case "Alternative":
      return node.elements.some((element) => mayExplode(element, repeated));
    default:
      return false;
  }
}

/** Follows all paths through an automaton at once, one character after another. */
class AutomatonMatcher implements Matcher {
  private readonly pattern: string;
  private readonly automaton: Automaton;

  constructor(pattern: string, automaton: Automaton) {
    this.pattern = pattern;
    this.automaton = automaton;
  }

  /** Ajv distinguishes matchers by their text. */
  toString(): string {
    return `/${this.pattern}/`;
  }

  test(text: string): boolean {
    const characters = [...text];
    let states = this.reached([0], 0, characters.length);
    for (const [index, character] of characters.entries()) {
      if (states.has(this.automaton.accept)) return true;
      const next: number[] = [];
      for (const state of states) {
        for (const edge of this.automaton.consuming[state] ?? [])
          if (edge.accepts(character)) next.push(edge.to);
      }
      states = this.reached(next, index + 1, characters.length);
    }
    return states.has(this.automaton.accept);
  }

  private reached(from: readonly number[], position: number, length: number): Set<number> {
    const states = new Set(from);
    // A set grows while it is walked: what is added is visited, too.
    for (const state of states) {
      for (const { to, at } of this.automaton.empty[state] ?? []) {
        if ((at !== "start" || position === 0) && (at !== "end" || position === length)) states.add(to);
      }
    }
    return states;
  }
}
