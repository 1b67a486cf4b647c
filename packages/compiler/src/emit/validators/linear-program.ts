import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A pattern for `linearPattern` of the runtime. */
export interface LinearProgram {
  readonly sets: readonly string[];
  readonly steps: readonly (readonly number[])[];
}

/** A pattern with more steps takes too long on any text. */
const mostSteps = 4_000;

const kinds = { start: 0, end: 1, word: 2 } as const;

/**
 * Writes a pattern as steps of a matcher that never backtracks. There are none for patterns with lookaround
 * or backreferences, and for those that get too long when their counted repetitions are written out.
 */
export function createLinearProgram(source: string, flags: "u" | ""): LinearProgram | undefined {
  try {
    const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
      unicode: flags === "u",
    });
    return new ProgramWriter().write(pattern);
  } catch (error) {
    if (error instanceof Unsuitable || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Unsuitable extends Error {}

class ProgramWriter {
  readonly #sets = new Map<string, number>();
  readonly #steps: number[][] = [];

  write(pattern: AST.Pattern): LinearProgram {
    this.#alternatives(pattern.alternatives);
    this.#step(3);
    return { sets: [...this.#sets.keys()], steps: this.#steps };
  }

  #step(...step: number[]): number[] {
    if (this.#steps.length >= mostSteps) throw new Unsuitable();
    this.#steps.push(step);
    return step;
  }

  /** Continues at each alternative, and from the end of each to what follows. */
  #alternatives(alternatives: readonly AST.Alternative[]): void {
    const ends: number[][] = [];
    for (const [index, { elements }] of alternatives.entries()) {
      const isLast = index === alternatives.length - 1;
      const fork = isLast ? undefined : this.#step(1, this.#steps.length + 1);
      for (const element of elements) this.#element(element);
      if (fork) {
        ends.push(this.#step(1));
        fork.push(this.#steps.length);
      }
    }
    for (const end of ends) end.push(this.#steps.length, this.#steps.length);
  }

  #element(element: AST.Element): void {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        this.#step(0, this.#setOf(element.raw));
        return;
      case "Group":
        if (element.modifiers) throw new Unsuitable();
        this.#alternatives(element.alternatives);
        return;
      case "CapturingGroup":
        this.#alternatives(element.alternatives);
        return;
      case "Quantifier":
        this.#quantifier(element);
        return;
      case "Assertion":
        if (element.kind === "lookahead" || element.kind === "lookbehind") throw new Unsuitable();
        this.#step(2, kinds[element.kind] + (element.kind === "word" && element.negate ? 1 : 0));
        return;
      default:
        throw new Unsuitable();
    }
  }

  #quantifier({ element, min, max }: AST.Quantifier): void {
    for (let i = 0; i < min; i++) this.#element(element);
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.#steps.length;
      const fork = this.#step(1, start + 1);
      this.#element(element);
      this.#step(1, start, start);
      fork.push(this.#steps.length);
      return;
    }
    const forks: number[][] = [];
    for (let i = min; i < max; i++) {
      forks.push(this.#step(1, this.#steps.length + 1));
      this.#element(element);
    }
    for (const fork of forks) fork.push(this.#steps.length);
  }

  #setOf(raw: string): number {
    const known = this.#sets.get(raw) ?? this.#sets.size;
    this.#sets.set(raw, known);
    return known;
  }
}
