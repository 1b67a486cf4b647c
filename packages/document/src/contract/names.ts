/**
 * Words that cannot name a constant of a module, by the ECMAScript specification (strict mode) and
 * TypeScript's own types, and those that generated modules use.
 */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof var void while with yield undefined NaN Infinity any boolean never number object string symbol unknown bigint
  $defs types endpoints errorHeaders Record WithRequired Bytes AsyncIterable Blob Uint8Array Operation Service ErrorHeaders`.split(
    /\s+/,
  ),
);

/**
 * `GetStage` from `get-stage`, `getStage` or `GetStage`. Returns an empty string when nothing of the text can
 * be part of a name.
 */
export function pascalCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/** `xFrameOptions` from `X-Frame-Options`, `studioId` from `studioId`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map((word, index) => (index === 0 ? lowerFirst(word) : word[0]?.toUpperCase() + word.slice(1)))
    .join("");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/**
 * `getStage` from `GetStage`; a leading abbreviation becomes lower case as a whole: `ivsRealTime` from
 * `IVSRealTime`.
 */
export function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?=[0-9]|$)|^[A-Z]/, (start) => start.toLowerCase());
}

/** True when a name can be an exported constant or type in a generated module as it is. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && !reserved.has(name) && name !== "__proto__";
}

/** The name as an identifier: reserved words get an underscore at the end. */
export function identifier(name: string): string {
  return reserved.has(name) ? `${name}_` : name;
}
