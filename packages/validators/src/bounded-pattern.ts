import type { Matcher } from "./linear-pattern.ts";

/** A pattern that is matched against short texts only, because long ones could take too many steps. It takes no longer one. */
export function boundedPattern(pattern: RegExp, longest: number): Matcher {
  return { test: (text) => text.length <= longest && pattern.test(text) };
}
