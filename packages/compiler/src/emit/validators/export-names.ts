/** Globals that generated modules use, and what their declarations import: no export may hide them. */
const taken = new Set(["Array", "Infinity", "JSON", "Number", "Object", "RegExp", "Set", "Validator"]);

/** True for a name that can be declared as it is, without hiding anything. */
export function isPlainName(name: string): boolean {
  return /^[A-Z]\w*$/.test(name) && !taken.has(name);
}

/**
 * `then` would make a module look like a promise to `await import()`; a lone surrogate cannot be an export
 * name.
 */
export function isExportable(name: string): boolean {
  return !["", "__proto__", "default", "then"].includes(name) && !/\p{Surrogate}/u.test(name);
}

/** A part of an identifier for each name. */
export function localNames(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name, index) => [name, /^[A-Za-z_]\w*$/.test(name) ? name : String(index)]));
}

/** Exports what cannot be declared under its name. */
export function exportText(exports: readonly (readonly [name: string, local: string])[]): string {
  if (exports.length === 0) return "";
  const entries = exports.map(
    ([name, local]) => `  ${local} as ${/^[A-Za-z]\w*$/.test(name) ? name : JSON.stringify(name)},\n`,
  );
  return `export {\n${entries.join("")}};\n`;
}
