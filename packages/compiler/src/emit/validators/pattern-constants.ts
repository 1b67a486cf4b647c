import type { Constant } from "./check-unit.ts";
import type { CheckWriter } from "./check-writer.ts";
import { SchemaProblem } from "./schema-problem.ts";

/** Names the regular expression of a pattern, and the pattern's own text. */
export function patternConstants(
  writer: CheckWriter,
  source: string,
  pointer: string,
): { readonly pattern: string; readonly text: string } {
  const text: Constant = writer.constant("text", JSON.stringify(source));
  const flags = flagsOf(source, pointer);
  const initializer = `/*#__PURE__*/ new RegExp(${text.name}${flags === "" ? "" : `, "${flags}"`})`;
  return { pattern: writer.constant("pattern", initializer, text).name, text: text.name };
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
