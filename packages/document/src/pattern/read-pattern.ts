/** A `pattern` as JavaScript reads it. */
export interface ReadPattern {
  /** The source for `new RegExp`: the pattern itself, or the pattern without escapes that mean nothing. */
  readonly source: string;
  /** `u` where the pattern is legal with it. */
  readonly flags: "u" | "";
  readonly regExp: RegExp;
}

/**
 * Backslashes before characters that need none, except digits and letters, which would change their meaning.
 */
const needlessEscape = /\\(?:([^\p{L}\p{N}^$\\.*+?()[\]{}|/\-\s])|([\s\S]))/gu;

/** Escapes that mean something only with the `u` flag. */
const unicodeOnly = /\\(?:p\{|P\{|u\{)/;

/**
 * Reads a `pattern` as its author meant it: with the `u` flag, as JSON Schema recommends, else without it, as
 * ECMA-262 allows too. A pattern that is illegal with the flag because of an escape such as `\_`, but needs
 * it for `\p{…}`, loses that escape.
 *
 * @throws {SyntaxError} when no JavaScript engine can read it
 */
export function readPattern(pattern: string): ReadPattern {
  const withFlag = compile(pattern, "u");
  if (withFlag instanceof RegExp) return { source: pattern, flags: "u", regExp: withFlag };
  if (unicodeOnly.test(pattern)) {
    const source = pattern.replace(needlessEscape, (all, needless?: string) => needless ?? all);
    const relaxed = compile(source, "u");
    if (relaxed instanceof RegExp) return { source, flags: "u", regExp: relaxed };
  }
  const without = compile(pattern, "");
  if (without instanceof RegExp) return { source: pattern, flags: "", regExp: without };
  throw without; // without the flag, the engine reports errors rather than mere oddities
}

function compile(source: string, flags: "u" | ""): RegExp | SyntaxError {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    return error as SyntaxError;
  }
}
