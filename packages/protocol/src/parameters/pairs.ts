/** A decoded name, and its value as sent, still percent-encoded. */
export type Pair = readonly [name: string, raw: string];

/**
 * The pairs of a query or a form. A plus sign is a space in both. A name that cannot be decoded is kept as it
 * is.
 */
export function parsePairs(text: string): Pair[] {
  return text
    .split("&")
    .filter(Boolean)
    .map((pair) => toPair(pair.replaceAll("+", " ")));
}

/** The pairs of a Cookie header. Quotes around a value are not part of it. */
export function parseCookies(header: string): Pair[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((text): Pair => {
      const [name, raw] = toPair(text);
      return [name, raw.replace(/^"([^"]*)"$/, "$1")];
    });
}

function toPair(pair: string): Pair {
  const equals = pair.indexOf("=");
  const name = equals < 0 ? pair : pair.slice(0, equals);
  return [decodeName(name), equals < 0 ? "" : pair.slice(equals + 1)];
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
