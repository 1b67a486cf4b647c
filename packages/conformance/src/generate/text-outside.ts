import { compilePattern } from "./compile-pattern.ts";
import { parsePattern } from "./pattern-automaton.ts";
import { languageOf } from "./pattern-language.ts";
import { createRandom } from "./random.ts";

/** How far past the lower bound a length is searched for. */
const SEARCH = 256;

/** How long a text may be, in code points. */
export interface TextBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A shortest text that matches all of some patterns but not another one: the difference of their automata
 * decides. Undefined when there is none, or no automaton can be made.
 */
export function textOutside(
  patterns: readonly string[],
  excluded: string,
  { min, max }: TextBounds,
): string | undefined {
  const complement = complementOf(excluded);
  const language = complement === undefined ? undefined : languageOf([...patterns, complement]);
  if (!language) return undefined;
  const random = createRandom(1);
  for (let length = Math.ceil(min); length <= Math.min(max, min + SEARCH); length++) {
    const text = language.hasLength(length) ? language.sample(length, random) : undefined;
    if (text !== undefined && !compilePattern(excluded).test(text)) return text;
  }
  return undefined;
}

/** A pattern of all texts that a pattern does not match, or undefined when the pattern cannot be read. */
function complementOf(pattern: string): string | undefined {
  try {
    const refused = parsePattern(pattern).alternatives.map(({ raw }) => {
      const fromStart = raw.startsWith("^");
      return `(?!${fromStart ? raw.slice(1) : `[^]*${raw}`})`;
    });
    return `^${refused.join("")}[^]*$`;
  } catch {
    return undefined;
  }
}
