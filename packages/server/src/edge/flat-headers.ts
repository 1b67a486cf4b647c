const token = /^[\w!#$%&'*+.^`|~-]+$/;
const text = /^[\t\x20-\x7e\x80-\xff]*$/;

/** True for what a header can hold: text on one line, in Latin-1. */
export function isHeaderText(value: unknown): boolean {
  return typeof value === "string" && text.test(value);
}

/**
 * Checks that a header can be sent.
 *
 * @throws TypeError when its name or its value cannot.
 */
export function checkHeaderPair(name: string, value: unknown): void {
  if (!token.test(name) || !isHeaderText(value))
    throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent.`);
}

/** The value of a header by its lower-case name, in a list of alternating names and values. */
export function readHeader(headers: readonly string[], name: string): string | undefined {
  for (let i = 0; i + 1 < headers.length; i += 2)
    if (headers[i]?.toLowerCase() === name) return headers[i + 1];
  return undefined;
}
