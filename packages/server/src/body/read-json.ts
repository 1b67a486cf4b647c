import { serializationFault } from "../fault.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes a body as UTF-8; a byte order mark is dropped.
 *
 * @throws Fault `SerializationException` when the bytes are not UTF-8.
 */
export function readText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw serializationFault("The request body is not valid UTF-8.");
  }
}

/**
 * Parses JSON from a stranger: nested at most `maxDepth` deep, without lone surrogates, without members named
 * `__proto__`. Of duplicate keys the last one counts, in what is checked and in what is used.
 *
 * @throws Fault `SerializationException`.
 */
export function readJson(text: string, maxDepth: number): unknown {
  if (text.length > maxDepth && isDeeper(text, maxDepth)) {
    throw serializationFault(`The request body is nested more than ${maxDepth} levels deep.`);
  }
  try {
    // Only an escape can spell what the decoder and the plain search below would not see.
    return text.includes("\\u") || text.includes("__proto__") ? JSON.parse(text, sanitise) : JSON.parse(text);
  } catch {
    throw serializationFault("The request body is not valid JSON.");
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function sanitise(this: unknown, key: string, value: unknown): unknown {
  if (key === "__proto__") return undefined;
  if (LONE_SURROGATE.test(key) || (typeof value === "string" && LONE_SURROGATE.test(value))) {
    throw new SyntaxError("lone surrogate");
  }
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** True when brackets and braces outside of strings nest deeper than `max`; looks at each character once. */
function isDeeper(text: string, max: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > max) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}
