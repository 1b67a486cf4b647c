import { BoundedCache } from "./bounded-cache.ts";
import { compilePattern, type Matcher } from "./compile-pattern.ts";
import { intersectPatterns } from "./intersect-patterns.ts";
import { type Automaton, createAutomaton } from "./pattern-automaton.ts";
import type { Random } from "./random.ts";
import { type TextGraph, textGraph } from "./text-graph.ts";

/** The texts that one pattern, or several at once, match, by length in code points. */
export interface PatternLanguage {
  /** False when lengths are only estimated for some parts of a pattern. */
  readonly exact: boolean;
  /** True when every pattern matches the text. */
  matches(text: string): boolean;
  /** True when some text of the length matches (exactly so when `exact`). */
  hasLength(length: number): boolean;
  /** A matching text of the length, or undefined when none was found. */
  sample(length: number, random: Random): string | undefined;
}

const TRIES_WHEN_APPROXIMATE = 20;
/**
 * The most bits of layers that one language keeps, and the most edges followed to make them: a tenth of a
 * second of work.
 */
const MOST_BITS = 32_000_000;
const MOST_STEPS = 20_000_000;
/** An edge takes about as much memory as this many words of a layer. */
const WORDS_OF_EDGE = 20;
/** How many languages are kept: 8 million words are 32 MB of layers. */
const cache = new BoundedCache<PatternLanguage | undefined>(8_000_000);

/** The language of a pattern, or undefined when the pattern cannot be read. */
export function patternLanguage(pattern: string): PatternLanguage | undefined {
  return languageOf([pattern]);
}

/** The texts that every one of the patterns matches, or undefined when their automata cannot be made. */
export function languageOf(patterns: readonly string[]): PatternLanguage | undefined {
  const key = JSON.stringify(patterns);
  return cache.get(key, () => readPatterns(patterns, (words) => cache.add(key, words)));
}

function readPatterns(
  patterns: readonly string[],
  grow: (words: number) => void,
): PatternLanguage | undefined {
  try {
    const matchers = patterns.map(compilePattern);
    const [only] = patterns;
    const own = patterns.length === 1 && only !== undefined ? createAutomaton(only) : undefined;
    // Our own automaton supports neither lookaround nor several patterns at once.
    const automaton = own?.regular ? own : (intersectPatterns(patterns) ?? own);
    return automaton && new Language(matchers, automaton, grow);
  } catch {
    return undefined;
  }
}

class Language implements PatternLanguage {
  readonly exact: boolean;
  private readonly expressions: readonly Matcher[];
  private readonly graph: TextGraph;
  private readonly grow: (words: number) => void;
  /** layers[n] marks the nodes from which a text can end after exactly n more characters, one bit each. */
  private readonly layers: Uint32Array[] = [];
  private readonly mostLayers: number;
  /** Set when layers no longer change: all longer ones equal the last. */
  private settled = false;

  constructor(expressions: readonly Matcher[], automaton: Automaton, grow: (words: number) => void) {
    this.exact = automaton.exact;
    this.expressions = expressions;
    this.graph = textGraph(automaton);
    this.grow = grow;
    const { edges, edgeCount } = this.graph;
    this.mostLayers = Math.floor(
      Math.min(MOST_BITS / Math.max(32, edges.length), MOST_STEPS / Math.max(1, edgeCount)),
    );
  }

  matches(text: string): boolean {
    return this.expressions.every((expression) => expression.test(text));
  }

  hasLength(length: number): boolean {
    const layer = this.layer(length);
    return layer !== undefined && isMarked(layer, 0);
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

  /** One random path of the length through the graph; it never runs into a dead end. */
  private walk(length: number, random: Random): string | undefined {
    if (!this.hasLength(length)) return undefined;
    const points: string[] = [];
    let node = 0;
    for (let left = length - 1; left >= 0; left--) {
      const edge = this.next(node, this.layer(left) as Uint32Array, random);
      if (!edge) return undefined;
      points.push(String.fromCodePoint(edge.pool.pick(random)));
      node = edge.to;
    }
    return points.join("");
  }

  private next(
    node: number,
    layer: Uint32Array,
    random: Random,
  ): TextGraph["edges"][number][number] | undefined {
    const edges = this.graph.edges[node] ?? [];
    let [possible, telling] = [0, 0];
    for (const { to, filling } of edges) {
      if (!isMarked(layer, to)) continue;
      possible++;
      if (!filling) telling++;
    }
    if (possible === 0) return undefined;
    const count = telling || possible;
    let pick = count === 1 ? 0 : random.between(0, count - 1);
    return edges.find(
      ({ to, filling }) => isMarked(layer, to) && (telling === 0 || !filling) && pick-- === 0,
    );
  }

  private layer(count: number): Uint32Array | undefined {
    while (this.layers.length <= count && !this.settled && this.layers.length <= this.mostLayers)
      this.addLayer();
    return this.layers[count] ?? (this.settled ? this.layers.at(-1) : undefined);
  }

  private addLayer(): void {
    const previous = this.layers.at(-1);
    const { edges, ends } = this.graph;
    const next = new Uint32Array((edges.length + 31) >>> 5);
    for (let node = 0; node < edges.length; node++) {
      const marked = previous
        ? (edges[node] ?? []).some(({ to }) => isMarked(previous, to))
        : ends[node] === true;
      if (marked) next[node >>> 5] = (next[node >>> 5] ?? 0) | (1 << (node & 31));
    }
    if (!previous) this.grow(this.graph.edgeCount * WORDS_OF_EDGE);
    if (previous && next.every((word, index) => word === previous[index])) this.settled = true;
    else {
      this.layers.push(next);
      this.grow(next.length);
    }
  }
}

function isMarked(layer: Uint32Array, node: number): boolean {
  return (((layer[node >>> 5] as number) >>> (node & 31)) & 1) === 1;
}
