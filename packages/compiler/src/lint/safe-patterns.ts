import type { Finding } from "./finding.ts";
import { createLocator } from "./locator.ts";
import { findPatternProblem } from "./pattern-safety.ts";
import type { SpecSources } from "./spec-sources.ts";

/** The extension that lets a pattern stay, and says why. */
const allowance = "x-callsheet-unsafe-pattern";

/** Keywords under which data stands, not schemas. */
const data = new Set(["value", "example", "default", "const", "enum"]);

/** Keywords whose members have names of the author's choice: a property may be called `value`. */
const named = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "schemas",
]);

/**
 * Finds patterns that a hostile string can keep busy for ever, and those that the checker cannot clear. It runs before
 * anything matches a pattern: linters try them on examples, and both may come from anyone.
 */
export async function findUnsafePatterns({ files }: SpecSources): Promise<Finding[]> {
  const locate = createLocator(files);
  const findings: Finding[] = [];
  for (const [file, { parsed }] of files) {
    for (const { pattern, steps } of patternsOf(parsed)) {
      const problem = await findPatternProblem(pattern);
      if (problem)
        findings.push({
          file,
          ...locate(file, steps),
          rule: "safe-pattern",
          severity: "error",
          message: problem,
        });
    }
  }
  return findings;
}

/** The first unsafe pattern of a tree, with its JSON pointer. */
export async function findUnsafePattern(
  root: unknown,
): Promise<{ pointer: string; problem: string } | undefined> {
  for (const { pattern, steps } of patternsOf(root)) {
    const problem = await findPatternProblem(pattern);
    const escaped = steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1"));
    if (problem) return { pointer: `/${escaped.join("/")}`, problem };
  }
  return undefined;
}

interface Pattern {
  readonly pattern: string;
  readonly steps: readonly string[];
}

/** Every pattern of a file that no reason lets stay. */
function patternsOf(root: unknown): Pattern[] {
  const patterns: Pattern[] = [];
  const open: [node: unknown, steps: readonly string[]][] = [[root, []]];
  const seen = new Set<unknown>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, steps] = next;
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    const allowed = Object.entries(node).some(
      ([key, reason]) => key === allowance && typeof reason === "string" && reason.trim(),
    );
    for (const [key, value] of Object.entries(node)) {
      const at = [...steps, key];
      if (!allowed && key === "pattern" && typeof value === "string")
        patterns.push({ pattern: value, steps: at });
      if (!allowed && key === "patternProperties" && typeof value === "object" && value !== null) {
        patterns.push(...Object.keys(value).map((pattern) => ({ pattern, steps: [...at, pattern] })));
      }
      if (!data.has(key) || named.has(steps.at(-1) ?? "")) open.push([value, at]);
    }
  }
  return patterns;
}
