// JSON Schema counts code points: a surrogate pair is one character. A string has at most twice as many code
// units, so most strings need no counting.

/** True when a string has more than `limit` code points. */
export function isLonger(text: string, limit: number): boolean {
  return text.length > limit && (text.length > 2 * limit || codePoints(text) > limit);
}

/** True when a string has fewer than `limit` code points. */
export function isShorter(text: string, limit: number): boolean {
  return text.length < 2 * limit && (text.length < limit || codePoints(text) < limit);
}

/**
 * True when a string has at least `min` and at most `max` code points. One character is one code unit or two.
 */
export function isBetween(text: string, min: number, max: number): boolean {
  return (min < 2 ? text.length >= min : !isShorter(text, min)) && !isLonger(text, max);
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
