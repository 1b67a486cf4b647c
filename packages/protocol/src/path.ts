import { refuse, SerializationError } from "./serialization-error.ts";

/** The labels of a matched path by name, still percent-encoded. The object has no prototype. */
export type PathLabels = Readonly<Record<string, string>>;

const unsafe = /(^|\/)\.{0,2}(\/|$)/;
/** A label of a path template: its name, with a plus sign if it takes slashes. */
export const label = /\{([^{}+]+)(\+?)\}/g;

/**
 * Percent-encodes text as AWS does: RFC 3986's unreserved characters stay, every other one becomes `%XX`.
 *
 * @throws {URIError} when the text holds half of a surrogate pair.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, escapeCharacter);
}

/**
 * Percent-encodes a path once more: its reserved characters, except slashes, are already escaped or ASCII.
 */
export function escapePath(path: string): string {
  return path.replace(/[^\w.~/-]/g, escapeCharacter);
}

const escapeCharacter = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * Fills a path template. A greedy label (`{key+}`) keeps its slashes; every other reserved character is
 * escaped.
 *
 * Labels that are missing or empty, and the segments `.` and `..`, are refused: URL parsers, including
 * `fetch`'s, take these and their escaped forms (`%2E%2E`) for steps to another path. Labels that are already
 * escaped come with their own `encode`.
 *
 * @throws {SerializationError} that names the label.
 * @throws {URIError} when a label holds half of a surrogate pair.
 */
export function fillPath(template: string, labels: PathLabels, encode = escapeUri): string {
  return template.replace(label, (_, name: string, greedy: string) => {
    const value = labels[name];
    if (value === undefined) throw new SerializationError(`"${name}" is missing`, name);
    const escaped = encode(value);
    const text = greedy ? escaped.replaceAll("%2F", "/") : escaped;
    // Steps to another path, and what servers refuse for its length.
    return unsafe.test(text) || text.length > 8191 ? refuse(name, "a safe path segment") : text;
  });
}

/**
 * What a compiled path template says about a path: its labels, nothing (another path), or that its
 * percent-encoding is broken.
 */
export type PathMatch = PathLabels | "malformed" | undefined;

/**
 * Compiles a path template for a server. Matching is exact and case-sensitive: a trailing slash, a doubled
 * slash or an empty label is another path. The path must come without its query and still percent-encoded; so
 * are the labels, because a list's delimiter differs from its escaped form.
 */
export function compilePath(template: string): (path: string) => PathMatch {
  const names: string[] = [];
  const path = template.split("?", 1)[0] ?? "";
  const source = path.split(label).reduce((pattern, part, index) => {
    if (index % 3 === 0) return pattern + part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    if (index % 3 === 2) return `${pattern}(${part ? ".+" : "[^/]+"})`;
    names.push(part);
    return pattern;
  }, "");
  const pattern = new RegExp(`^${source}$`, "s");
  return (candidate) => {
    const match = pattern.exec(candidate);
    return match ? readLabels(names, match) : undefined;
  };
}

function readLabels(names: readonly string[], match: readonly string[]): PathLabels | "malformed" {
  const labels: Record<string, string> = Object.create(null);
  try {
    for (let index = 0; index < names.length; index++) {
      const text = match[index + 1] ?? "";
      if (text.includes("%")) decodeURIComponent(text);
      labels[names[index] as string] = text;
    }
    return labels;
  } catch {
    return "malformed";
  }
}
