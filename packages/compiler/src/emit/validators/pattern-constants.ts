import { patternVerdict, type ReadPattern, readPattern } from "@callsheet/document";
import type { CheckWriter } from "./check-writer.ts";
import { createLinearProgram } from "./linear-program.ts";
import { SchemaProblem } from "./schema-problem.ts";

/** A pattern in the module. */
export interface PatternConstants {
  /** The name of the object whose `test` matches texts. */
  readonly pattern: string;
  /** Expressions that tell a violation what the pattern is, and its maximum text length. */
  readonly words: readonly string[];
}

/** What is known about a pattern's use. */
interface PatternUse {
  readonly source: string;
  /** JSON pointer of the pattern, relative to the definitions. */
  readonly pointer: string;
  /** The maximum length of the texts, in code points, if that is tested first. */
  readonly maxLength?: number | undefined;
}

/**
 * Names the matcher of a pattern. One that a text can keep busy is matched without backtracking; if that is
 * impossible, long texts are refused without matching.
 */
export function patternConstants(writer: CheckWriter, use: PatternUse): PatternConstants {
  const { source: text } = use;
  const read = readAt(use);
  const { source, flags, regExp } = read;
  if (isSafe(text, use.maxLength === undefined ? undefined : 2 * use.maxLength)) {
    const pattern = writer.constant("pattern", regExpText(read)).name;
    const isTold = source === text && regExp.source.replaceAll("\\/", "/") === text;
    return { pattern, words: [isTold ? pattern : JSON.stringify(text)] };
  }
  const program = createLinearProgram(source, flags);
  if (program) {
    const args = [flags, program.sets, program.steps].map((arg) => JSON.stringify(arg)).join(", ");
    const pattern = writer.constant("pattern", `/*#__PURE__*/ ${writer.use("linearPattern")}(${args})`).name;
    return { pattern, words: [JSON.stringify(text)] };
  }
  const longest = longestSafe(text);
  if (longest === 0)
    throw new SchemaProblem(use.pointer, "is a pattern that some short text can keep busy forever");
  const pattern = writer.constant(
    "pattern",
    `/*#__PURE__*/ ${writer.use("boundedPattern")}(${regExpText(read)}, ${longest})`,
  ).name;
  return { pattern, words: [JSON.stringify(text), String(longest)] };
}

/**
 * Names the matcher of a pattern for names of members, whose length is unknown and which must all be judged.
 */
export function namePatternConstant(writer: CheckWriter, use: PatternUse): string {
  const { pattern, words } = patternConstants(writer, use);
  if (words.length > 1)
    throw new SchemaProblem(
      use.pointer,
      "is a pattern that a long name can keep busy, with parts that no linear matcher has",
    );
  return pattern;
}

function regExpText({ source, flags }: ReadPattern): string {
  return `/*#__PURE__*/ new RegExp(${JSON.stringify(source)}${flags === "" ? "" : `, "${flags}"`})`;
}

function readAt({ source, pointer }: PatternUse): ReadPattern {
  try {
    return readPattern(source);
  } catch (error) {
    throw new SchemaProblem(pointer, `is not a regular expression of ECMA-262: ${(error as Error).message}`);
  }
}

function isSafe(pattern: string, maxLength: number | undefined): boolean {
  return patternVerdict(pattern, { maxLength }).status === "safe";
}

/** The greatest of some lengths for which a pattern is safe. */
function longestSafe(pattern: string): number {
  return [4096, 1024, 256, 128, 64, 48, 32, 24, 16].find((length) => isSafe(pattern, length)) ?? 0;
}
