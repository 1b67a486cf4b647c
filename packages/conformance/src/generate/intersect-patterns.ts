import type { AST } from "@eslint-community/regexpp";
import { type CharSet, DFA, JS, NFA } from "refa";
import {
  type Automaton,
  anchorOf,
  type CharacterEdge,
  parsePattern,
  textPalette,
} from "./pattern-automaton.ts";

/** The most nodes of an intermediate automaton: a tenth of a second of work. */
const MOST_NODES = 4_000;

/**
 * The automaton of the texts that several patterns all match, including lookaround at their ends; undefined
 * when a pattern has a part for which this makes no finite automaton, or when the automaton would be too
 * large.
 */
export function intersectPatterns(patterns: readonly string[]): Automaton | undefined {
  try {
    const [first, ...others] = patterns.map(patternAutomaton);
    if (!first) return undefined;
    const all = others.reduce((left, right) => intersect(left, right), first);
    return ownForm(all, textPalette(patterns.map(parsePattern)));
  } catch {
    // Too large, or a part that refa does not know.
    return undefined;
  }
}

function limited(): NFA.LimitedNodeFactory {
  return new NFA.LimitedNodeFactory(MOST_NODES);
}

function intersect(left: NFA, right: NFA | DFA): NFA {
  return right instanceof NFA
    ? NFA.fromIntersection(left, right, limited())
    : NFA.fromIntersection(left, right, limited());
}

/** The whole texts in which a pattern is found. */
function patternAutomaton(pattern: string): NFA {
  const parts = parsePattern(pattern).alternatives.map(alternativeAutomaton);
  const [first, ...others] = parts;
  if (!first) throw new RangeError("a pattern without alternatives");
  for (const other of others) first.union(other, limited());
  return first;
}

interface Pieces {
  readonly core: readonly AST.Element[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** What the rest of the text must (or must not) start with. */
  readonly ahead: readonly AST.LookaroundAssertion[];
  /** What the text before must (or must not) end with. */
  readonly behind: readonly AST.LookaroundAssertion[];
}

/** Splits an alternative into its anchors, lookaround at its ends, and the rest. */
function piecesOf({ elements }: AST.Alternative): Pieces {
  const core = [...elements];
  const ahead: AST.LookaroundAssertion[] = [];
  const behind: AST.LookaroundAssertion[] = [];
  let [fromStart, toEnd] = [false, false];
  for (let first = core[0]; first?.type === "Assertion"; first = core[0]) {
    if (anchorOf(first).kind === "start") fromStart = true;
    else if (first.kind === "lookahead") ahead.push(first);
    else break;
    core.shift();
  }
  for (let last = core.at(-1); last?.type === "Assertion"; last = core.at(-1)) {
    if (anchorOf(last).kind === "end") toEnd = true;
    else if (last.kind === "lookbehind") behind.push(last);
    else break;
    core.pop();
  }
  return { core, fromStart, toEnd, ahead, behind };
}

const ANYTHING = "[^]*";

function alternativeAutomaton(alternative: AST.Alternative): NFA {
  const { core, fromStart, toEnd, ahead, behind } = piecesOf(alternative);
  // The core with its lookaround: the text after or before it is free unless an anchor says otherwise.
  let found = expressionAutomaton(`(?:${core.map(({ raw }) => raw).join("")})${toEnd ? "" : ANYTHING}`);
  for (const { alternatives, negate } of ahead)
    found = intersect(found, condition(`(?:${rawOf(alternatives)})${ANYTHING}`, negate));
  if (behind.length > 0 && !toEnd) throw new RangeError("lookbehind before an open end");
  for (const { alternatives, negate } of behind)
    found = intersect(found, condition(`${ANYTHING}(?:${rawOf(alternatives)})`, negate));
  if (!fromStart) found.prepend(expressionAutomaton(ANYTHING), limited());
  return found;
}

function rawOf(alternatives: readonly AST.Alternative[]): string {
  return alternatives.map(({ raw }) => raw.replace(/\$$/, "(?![^])")).join("|");
}

function condition(source: string, negate: boolean): NFA | DFA {
  // An anchor inside a condition: everything after it is nothing.
  const ends = source.endsWith(`(?![^]))${ANYTHING}`);
  const plain = ends ? source.replace(`(?![^]))${ANYTHING}`, ")") : source;
  const automaton = expressionAutomaton(plain);
  if (!negate) return automaton;
  const complement = DFA.fromFA(automaton, new DFA.LimitedNodeFactory(MOST_NODES));
  complement.complement(new DFA.LimitedNodeFactory(MOST_NODES));
  return complement;
}

function expressionAutomaton(source: string): NFA {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: "u" }).parse({
    assertions: "throw",
    backreferences: "throw",
    maxNodes: MOST_NODES * 4,
  });
  return NFA.fromRegex(expression, { maxCharacter }, { assertions: "throw" }, limited());
}

function ownForm(found: NFA, palette: readonly number[]): Automaton {
  const numbers = new Map([[found.initial, 0]]);
  const consuming: CharacterEdge[][] = [];
  const finals: number[] = [];
  // Few sets are on many edges: each is listed once.
  const lists = new Map<string, readonly number[]>();
  const charactersOf = (set: CharSet): readonly number[] => {
    const key = set.ranges.map(({ min, max }) => `${min}-${max}`).join();
    const known = lists.get(key) ?? listOf(set, palette);
    lists.set(key, known);
    return known;
  };
  for (const [node, index] of numbers) {
    const edges: CharacterEdge[] = [];
    for (const [next, set] of node.out) {
      const to = numbers.get(next) ?? numbers.size;
      numbers.set(next, to);
      const characters = charactersOf(set);
      edges.push({ to, characters, accepts: (character) => set.has(character.codePointAt(0) ?? 0) });
    }
    consuming.push(edges);
    if (found.finals.has(node)) finals.push(index);
  }
  const accept = consuming.push([]) - 1;
  const empty = consuming.map((_, index) => (finals.includes(index) ? [{ to: accept }] : []));
  return { empty, consuming, accept, exact: true, regular: true };
}

function listOf(set: CharSet, palette: readonly number[]): readonly number[] {
  const known = palette.filter((point) => set.has(point));
  return known.length > 0 ? known : set.ranges.slice(0, 8).map(({ min }) => min);
}
