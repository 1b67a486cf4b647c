/**
 * One step of a matcher: `[0, set]` takes a character of a set, `[1, a, b]` continues at both places, `[2,
 * kind]` asks whether this is the start (0), the end (1), a word boundary (2) or not a word boundary (3),
 * `[3]` has matched.
 */
export type MatcherStep = readonly [kind: number, first?: number, second?: number];

/** The part of a regular expression that checks need. */
export interface Matcher {
  test(text: string): boolean;
}

const [take, fork, ask] = [0, 1, 2];

/**
 * A matcher for patterns that could keep a backtracking one busy. It follows all paths through the pattern at
 * once, one character of the text after another, so its time grows linearly with the text
 * (https://swtch.com/~rsc/regexp/regexp1.html).
 *
 * @param flags `u` to read the text by code points, else it is read by code units.
 * @param sets The pattern's sets of characters, as regular expressions.
 */
export function linearPattern(
  flags: string,
  sets: readonly string[],
  steps: readonly MatcherStep[],
): Matcher {
  const holds = sets.map((set) => characterTest(set, flags));
  return {
    test(text) {
      const run = new Run(text, steps);
      for (let at = 0; ; ) {
        if (run.enter(0, at)) return true; // a match may begin anywhere
        if (at >= text.length) return false;
        const character =
          flags === "u" ? String.fromCodePoint(text.codePointAt(at) as number) : (text[at] as string);
        at += character.length;
        if (run.advance((set) => (holds[set] as CharacterTest)(character), at)) return true;
      }
    },
  };
}

class Run {
  readonly #text: string;
  readonly #steps: readonly MatcherStep[];
  /** For each step, the last position in the text at which it was entered. */
  readonly #entered: Int32Array;
  /** The steps that wait for a character. */
  #waiting: number[] = [];

  constructor(text: string, steps: readonly MatcherStep[]) {
    this.#text = text;
    this.#steps = steps;
    this.#entered = new Int32Array(steps.length).fill(-1);
  }

  /**
   * Enters a step and those that it leads to without a character. Returns true when the pattern has matched.
   */
  enter(start: number, at: number): boolean {
    const open = [start];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.#entered[next] === at) continue;
      this.#entered[next] = at;
      const [kind, first = 0, second = 0] = this.#steps[next] ?? [take];
      if (kind === take) this.#waiting.push(next);
      else if (kind === fork) open.push(first, second);
      else if (kind !== ask) return true;
      else if (isAt(this.#text, at, first)) open.push(next + 1);
    }
    return false;
  }

  /** Continues with a character that ends at a position. */
  advance(isIn: (set: number) => boolean, at: number): boolean {
    const before = this.#waiting;
    this.#waiting = [];
    return before.some((step) => isIn(this.#steps[step]?.[1] ?? 0) && this.enter(step + 1, at));
  }
}

function isAt(text: string, at: number, kind: number): boolean {
  if (kind === 0) return at === 0;
  if (kind === 1) return at === text.length;
  const isWord = (index: number) => /\w/.test(text.charAt(index));
  return (isWord(at - 1) !== isWord(at)) === (kind === 2);
}

type CharacterTest = (character: string) => boolean;

/** Remembers which ASCII characters a set contains. */
function characterTest(set: string, flags: string): CharacterTest {
  const pattern = new RegExp(`^(?:${set})$`, flags);
  const known = new Map<string, boolean>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const holds = pattern.test(character);
    if (character < "\u0080") known.set(character, holds);
    return holds;
  };
}
