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
 * Parses untrusted JSON: nested at most `maxDepth` levels deep, without lone surrogates, without members
 * named `__proto__`. Of duplicate keys the last one counts, both for validation and for use.
 *
 * @throws Fault `SerializationException`.
 */
export function readJson(text: string, maxDepth: number): unknown {
  if (text.length > maxDepth && isDeeper(text, maxDepth)) {
    throw serializationFault(`The request body is nested more than ${maxDepth} levels deep.`);
  }
  try {
    // Only an escape can hide a lone surrogate from the decoder, or the name from this search.
    return text.includes("\\u") || text.includes("__proto__") ? JSON.parse(text, sanitise) : JSON.parse(text);
  } catch {
    throw serializationFault("The request body is not valid JSON.");
  }
}

const loneSurrogate = /\p{Surrogate}/u;

function sanitise(this: unknown, key: string, value: unknown): unknown {
  if (key === "__proto__") return undefined;
  if (loneSurrogate.test(key) || (typeof value === "string" && loneSurrogate.test(value))) {
    throw new SyntaxError("lone surrogate");
  }
  return value;
}

const quote = 0x22;
const backslash = 0x5c;

/** True when brackets and braces outside of strings nest deeper than `max`. It reads each character once. */
function isDeeper(text: string, max: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === backslash) i++;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > max) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}
