import type { AST } from "@eslint-community/regexpp";
import { compileNative, parsePattern } from "../pattern-automaton.ts";
import type { Random } from "../random.ts";
import { hex, identifier } from "./named-text.ts";
import { words } from "./words.ts";

const LONGEST = 300;

/**
 * A text for a pattern, with familiar words where the pattern leaves room: a region and an account in an ARN,
 * digits as digits. It is a proposal: the caller checks whether it matches.
 */
export function patternText(pattern: string, random: Random): string | undefined {
  try {
    const { alternatives } = parsePattern(pattern);
    const writer = new Writer(random);
    const spoken = alternatives.filter(({ elements }) => elements.some(({ type }) => type !== "Assertion"));
    if (spoken.length === 0) return undefined;
    writer.alternative(random.pick(spoken));
    return writer.text.length <= LONGEST ? writer.text : undefined;
  } catch {
    return undefined;
  }
}

class Writer {
  text = "";
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  alternative({ elements }: AST.Alternative): void {
    for (const element of elements) this.element(element);
  }

  private element(element: AST.Element): void {
    if (this.text.length > LONGEST) return;
    switch (element.type) {
      case "Assertion":
      case "Backreference":
        return;
      case "Group":
      case "CapturingGroup":
        this.alternative(this.random.pick(element.alternatives));
        return;
      case "Quantifier":
        this.quantified(element);
        return;
      case "Character":
        this.text += String.fromCodePoint(element.value);
        return;
      default:
        this.text += this.characters(element.raw, 1, 1);
    }
  }

  private quantified({ min, max, element }: AST.Quantifier): void {
    if (element.type === "CharacterClass" || element.type === "CharacterSet") {
      this.text += this.characters(element.raw, min, max);
      return;
    }
    const most = Math.min(max, min + 1);
    const count = this.random.between(min, Math.max(min, most));
    for (let done = 0; done < count && this.text.length <= LONGEST; done++) this.element(element);
  }

  /** Characters of a class, as many as fit: the first word whose characters are all in it. */
  private characters(raw: string, min: number, max: number): string {
    const whole = compileNative(`^(?:${raw})*$`);
    const length = Math.min(max, Math.max(min, 12));
    for (const word of this.candidates(Math.max(1, length))) {
      const fits = word.length >= min && word.length <= max;
      if (fits && whole.test(word)) return word;
    }
    return this.single(raw, Math.max(min, max === 0 ? 0 : 1));
  }

  private candidates(length: number): string[] {
    const { random, text } = this;
    const digits = (count: number): string => "123456789012345678901234567890".slice(0, count);
    const atRegion = /arn:[^:]*:[^:]*:$/.test(text) || /\bregion\W*$/.test(text);
    const word = random.pick(words.nouns).toLowerCase();
    return [
      ...(atRegion ? [random.pick(words.regions)] : []),
      ...(/arn:[^:]*:[^:]*:[^:]*:$/.test(text) ? ["123456789012"] : []),
      ...(/arn:$/.test(text) ? ["aws"] : []),
      identifier(length, random),
      hex(length, random),
      hex(length, random).toUpperCase(),
      digits(length),
      word,
      word.slice(0, length),
      word.padEnd(length, "abcdefghijklmnopqrstuvwxyz").slice(0, length),
      word.toUpperCase().padEnd(length, "ABCDEFGHIJKLMNOP").slice(0, length),
    ];
  }

  private single(raw: string, count: number): string {
    const one = compileNative(`^(?:${raw})$`);
    const known = [..."a1A-_. /:", ..."0b"].find((character) => one.test(character));
    return (known ?? "").repeat(Math.min(count, LONGEST));
  }
}
