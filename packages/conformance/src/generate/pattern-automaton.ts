import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A zero-width edge, free or only at the start or end of the text. */
export interface EmptyEdge {
  readonly to: number;
  readonly at?: "start" | "end";
}

/** The code points of one class, set or literal of a pattern. */
export interface Characters {
  /** Those of the palette, for making texts. */
  readonly characters: readonly number[];
  /** Answers for any code point, for reading texts. */
  accepts(character: string): boolean;
}

/** An edge that consumes one code point. */
export interface CharacterEdge extends Characters {
  readonly to: number;
}

/** A pattern as a nondeterministic automaton over a palette of code points; state 0 starts, `accept` ends. */
export interface Automaton {
  readonly empty: readonly (readonly EmptyEdge[])[];
  readonly consuming: readonly (readonly CharacterEdge[])[];
  readonly accept: number;
  /**
   * False when the pattern has a part that the automaton only approximates (lookaround, backreference, `\b`).
   */
  readonly exact: boolean;
  /** False when the part is not a regular language as it appears here: lookaround, a backreference, `\b`. */
  readonly regular: boolean;
}

const MAX_STATES = 20_000;
const MOST_ANSWERS = 2_000;

/** The characters of generated texts: printable ASCII first, then some that break naive code. */
const PALETTE: readonly number[] = [
  ...Array.from({ length: 95 }, (_, index) => index + 32),
  9,
  10,
  13,
  0,
  0x7f,
  0xe9,
  0xdf,
  0x130,
  0x394,
  0x416,
  0x5d0,
  0x661,
  0x4e2d,
  0x301,
  0x2028,
  0xfeff,
  0x1f600,
];

/**
 * Builds the automaton of a pattern with the meaning of JSON Schema: it may match anywhere in the text.
 * @throws SyntaxError when the pattern is not a regular expression, RangeError when it is too large
 */
export function createAutomaton(pattern: string): Automaton {
  return new Builder(parsePattern(pattern)).build();
}

/**
 * Reads a pattern as JSON Schema says (with Unicode), or without if it is only valid so.
 * @throws SyntaxError when it is not a regular expression
 */
export function parsePattern(pattern: string): AST.Pattern {
  const parser = new RegExpParser();
  try {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode: false });
  }
}

/** The code points for texts of some patterns: those that the patterns name, and the usual ones. */
export function textPalette(patterns: readonly AST.Pattern[]): readonly number[] {
  return [...new Set([...patterns.flatMap((pattern) => [...literalsOf(pattern)]), ...PALETTE])];
}

/**
 * Counted repetitions of one character above this are read as uncounted; the engine's own verdict on each
 * text compensates.
 */
const MOST_COUNTED = 1_000;

class Builder {
  readonly empty: EmptyEdge[][] = [];
  readonly consuming: CharacterEdge[][] = [];
  readonly cache = new Map<string, Characters>();
  readonly palette: readonly number[];
  readonly root: AST.Pattern;
  exact = true;
  regular = true;

  constructor(root: AST.Pattern) {
    this.root = root;
    this.palette = textPalette([root]);
  }

  build(): Automaton {
    const start = this.state();
    this.consuming[start]?.push({ to: start, characters: this.palette, accepts: () => true });
    const inner = this.alternatives(this.root.alternatives, start);
    const accept = this.state();
    this.link(inner, accept);
    this.consuming[accept]?.push({ to: accept, characters: this.palette, accepts: () => true });
    return {
      empty: this.empty,
      consuming: this.consuming,
      accept,
      exact: this.exact && this.regular,
      regular: this.regular,
    };
  }

  state(): number {
    if (this.empty.length >= MAX_STATES) throw new RangeError("the pattern is too large");
    this.consuming.push([]);
    return this.empty.push([]) - 1;
  }

  link(from: number, to: number, at?: "start" | "end"): void {
    this.empty[from]?.push(at ? { to, at } : { to });
  }

  alternatives(alternatives: readonly AST.Alternative[], from: number): number {
    const end = this.state();
    for (const alternative of alternatives) {
      const start = this.state();
      this.link(from, start);
      this.link(
        alternative.elements.reduce((state, element) => this.element(element, state), start),
        end,
      );
    }
    return end;
  }

  element(element: AST.Element, from: number): number {
    switch (element.type) {
      case "Quantifier":
        return this.quantifier(element, from);
      case "Group":
      case "CapturingGroup":
        return this.alternatives(element.alternatives, from);
      case "Assertion":
        return this.assertion(element, from);
      case "Backreference":
        this.regular = false;
        return from;
      default: {
        const to = this.state();
        this.consuming[from]?.push({ to, ...this.characters(element.raw) });
        return to;
      }
    }
  }

  assertion(given: AST.Assertion, from: number): number {
    const assertion = anchorOf(given);
    if (assertion.kind !== "start" && assertion.kind !== "end") {
      this.regular = false;
      return from;
    }
    const to = this.state();
    this.link(from, to, assertion.kind);
    return to;
  }

  quantifier({ min, max, element }: AST.Quantifier, from: number): number {
    let state = from;
    for (let count = 0; count < min; count++) state = this.element(element, state);
    const end = this.state();
    this.link(state, end);
    const single =
      element.type === "Character" || element.type === "CharacterSet" || element.type === "CharacterClass";
    if (
      max === Number.POSITIVE_INFINITY ||
      (max - min) * 2 > MAX_STATES ||
      (single && max - min > MOST_COUNTED)
    ) {
      if (max !== Number.POSITIVE_INFINITY) this.exact = false;
      const loop = this.state();
      this.link(state, loop);
      this.link(this.element(element, loop), loop);
      this.link(loop, end);
      return end;
    }
    for (let count = min; count < max; count++) {
      state = this.element(element, state);
      this.link(state, end);
    }
    return end;
  }

  /** The characters of one class, set or literal: the engine itself decides, once for each character. */
  characters(raw: string): Characters {
    const known = this.cache.get(raw);
    if (known) return known;
    const expression = compileNative(`^(?:${raw})$`);
    const answers = new Map<string, boolean>();
    const accepts = (character: string): boolean => {
      const answer = answers.get(character) ?? expression.test(character);
      if (answers.size > MOST_ANSWERS) answers.clear();
      answers.set(character, answer);
      return answer;
    };
    const made = {
      accepts,
      characters: this.palette.filter((point) => accepts(String.fromCodePoint(point))),
    };
    this.cache.set(raw, made);
    return made;
  }
}

/** The anchor equivalent to a lookaround: nothing may follow (`(?![^])`), or precede. */
export function anchorOf(assertion: AST.Assertion): { readonly kind: AST.Assertion["kind"] } {
  if ((assertion.kind !== "lookahead" && assertion.kind !== "lookbehind") || !assertion.negate)
    return assertion;
  const any = ["[^]", "[\\s\\S]", "[\\S\\s]", "[\\d\\D]", "[\\w\\W]"];
  const inner = assertion.alternatives.map(({ raw }) => raw).join("|");
  if (!any.includes(inner)) return assertion;
  return { kind: assertion.kind === "lookahead" ? "end" : "start" };
}

/** Compiles a pattern by the engine as JSON Schema says (with Unicode), or without if it is only valid so. */
export function compileNative(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

function literalsOf(root: AST.Pattern): Set<number> {
  const points = new Set<number>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    else if (typeof node === "object" && node !== null) {
      const { type, value, elements, alternatives, element, min, max } = node as Record<string, unknown>;
      if (type === "Character" && typeof value === "number" && value >= 128) points.add(value);
      for (const child of [elements, alternatives, element]) visit(child);
      if (type === "CharacterClassRange") visit([min, max]);
    }
  };
  visit(root.alternatives);
  return points;
}
