import type { Matcher } from "./linear-pattern.ts";

/**
 * A pattern that is matched only against short texts, because long ones could take too many steps. It never
 * matches longer ones.
 */
export function boundedPattern(pattern: RegExp, longest: number): Matcher {
  return { test: (text) => text.length <= longest && pattern.test(text) };
}
