import type { CheckWriter } from "./check-writer.ts";
import { SchemaProblem } from "./schema-problem.ts";

/** Names the regular expression of a pattern, and the pattern's own text. */
export function patternConstants(
  writer: CheckWriter,
  source: string,
  pointer: string,
): { readonly pattern: string; readonly text: string } {
  const flags = flagsOf(source, pointer);
  const args = `${JSON.stringify(source)}${flags === "" ? "" : `, "${flags}"`}`;
  const pattern = writer.constant("pattern", `/*#__PURE__*/ new RegExp(${args})`);
  return { pattern: pattern.name, text: isToldBy(source, flags) ? pattern.name : JSON.stringify(source) };
}

/** True where the runtime can tell the text of a pattern from the regular expression. */
function isToldBy(source: string, flags: string): boolean {
  return new RegExp(source, flags).source.replaceAll("\\/", "/") === source;
}

function flagsOf(source: string, pointer: string): string {
  try {
    new RegExp(source, "u");
    return "u";
  } catch {}
  try {
    new RegExp(source);
    return "";
  } catch (error) {
    throw new SchemaProblem(pointer, `is not a regular expression of ECMA-262: ${(error as Error).message}`);
  }
}
