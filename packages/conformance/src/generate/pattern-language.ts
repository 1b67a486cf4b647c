import { compilePattern, type Matcher } from "./compile-pattern.ts";
import { type Automaton, createAutomaton } from "./pattern-automaton.ts";
import type { Random } from "./random.ts";

/** The texts that match a pattern, by length in code points. */
export interface PatternLanguage {
  /** False when the pattern holds parts that lengths are only estimated for. */
  readonly exact: boolean;
  /** True when the pattern matches the text. */
  matches(text: string): boolean;
  /** True when some text of the length matches (exactly so when `exact`). */
  hasLength(length: number): boolean;
  /** A matching text of the length, or undefined when none was found. */
  sample(length: number, random: Random): string | undefined;
}

const TRIES_WHEN_APPROXIMATE = 100;
const cache = new Map<string, PatternLanguage | undefined>();

/** The language of a pattern, or undefined when the pattern cannot be read. */
export function patternLanguage(pattern: string): PatternLanguage | undefined {
  if (!cache.has(pattern)) cache.set(pattern, readPattern(pattern));
  return cache.get(pattern);
}

function readPattern(pattern: string): PatternLanguage | undefined {
  try {
    return new Language(compilePattern(pattern), createAutomaton(pattern));
  } catch {
    return undefined;
  }
}

class Language implements PatternLanguage {
  readonly expression: Matcher;
  readonly automaton: Automaton;
  readonly backwards: number[][];
  readonly endings: number[][];
  readonly predecessors: number[][];
  /** layers[n] marks the states from which the pattern can end after exactly n more characters. */
  readonly layers: Uint8Array[] = [];

  constructor(expression: Matcher, automaton: Automaton) {
    this.expression = expression;
    this.automaton = automaton;
    const size = automaton.empty.length;
    this.backwards = Array.from({ length: size }, () => []);
    this.endings = Array.from({ length: size }, () => []);
    this.predecessors = Array.from({ length: size }, () => []);
    for (let state = 0; state < size; state++) {
      for (const { to, at } of automaton.empty[state] ?? []) {
        if (at === undefined) this.backwards[to]?.push(state);
        if (at === "end") this.endings[to]?.push(state);
      }
      for (const { to, characters } of automaton.consuming[state] ?? []) {
        if (characters.length > 0) this.predecessors[to]?.push(state);
      }
    }
  }

  get exact(): boolean {
    return this.automaton.exact;
  }

  matches(text: string): boolean {
    return this.expression.test(text);
  }

  hasLength(length: number): boolean {
    const layer = this.layer(length);
    return this.reachable(0, 0, length).some((state) => layer[state] === 1);
  }

  sample(length: number, random: Random): string | undefined {
    const tries = this.exact ? 1 : TRIES_WHEN_APPROXIMATE;
    for (let count = 0; count < tries; count++) {
      const text = this.walk(length, random);
      if (text === undefined) return undefined;
      if (this.matches(text)) return text;
    }
    return undefined;
  }

  /** One random path of the length through the automaton; it never runs into a dead end. */
  private walk(length: number, random: Random): string | undefined {
    let text = "";
    let state = 0;
    for (let position = 0; position < length; position++) {
      const next = this.layer(length - position - 1);
      const edges = this.reachable(state, position, length - position).flatMap((from) =>
        (this.automaton.consuming[from] ?? []).filter(
          ({ to, characters }) => characters.length > 0 && next[to] === 1,
        ),
      );
      // The padding loop of an unanchored pattern is the first edge: any other says more about the pattern.
      const [first, ...others] = edges;
      if (!first) return undefined;
      const edge = others.length > 0 ? random.pick(others) : first;
      text += String.fromCodePoint(pickCharacter(edge.characters, random));
      state = edge.to;
    }
    return this.reachable(state, length, 0).includes(this.automaton.accept) ? text : undefined;
  }

  /** The states that can be reached without consuming anything. */
  private reachable(from: number, position: number, remaining: number): number[] {
    const found = [from];
    const seen = new Set(found);
    for (const state of found) {
      for (const { to, at } of this.automaton.empty[state] ?? []) {
        if ((at === "start" && position > 0) || (at === "end" && remaining > 0) || seen.has(to)) continue;
        seen.add(to);
        found.push(to);
      }
    }
    return found;
  }

  private layer(count: number): Uint8Array {
    for (let index = this.layers.length; index <= count; index++) this.layers.push(this.nextLayer(index));
    return this.layers[count] as Uint8Array;
  }

  private nextLayer(index: number): Uint8Array {
    const marked = new Uint8Array(this.automaton.empty.length);
    const queue: number[] = [];
    const mark = (state: number): void => {
      if (marked[state] === 1) return;
      marked[state] = 1;
      queue.push(state);
    };
    if (index === 0) mark(this.automaton.accept);
    else {
      const previous = this.layers[index - 1] as Uint8Array;
      for (let state = 0; state < previous.length; state++) {
        if (previous[state] === 1) for (const from of this.predecessors[state] ?? []) mark(from);
      }
    }
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      for (const from of this.backwards[state] ?? []) mark(from);
      if (index === 0) for (const from of this.endings[state] ?? []) mark(from);
    }
    return marked;
  }
}

/** Mostly plain characters, now and then any. */
function pickCharacter(characters: readonly number[], random: Random): number {
  const plain = characters.filter((point) => (point >= 97 && point <= 122) || (point >= 48 && point <= 57));
  if (plain.length > 0 && random.next() < 0.7) return random.pick(plain);
  const printable = characters.filter((point) => point >= 32 && point < 127);
  if (printable.length > 0 && random.next() < 0.95) return random.pick(printable);
  return random.pick(characters);
}
