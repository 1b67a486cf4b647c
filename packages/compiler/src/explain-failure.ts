import { displayPath } from "./documents.ts";
import { lint } from "./lint/lint.ts";
import { GeneratorError } from "./openapi-generator.ts";
import { SpecError } from "./spec-error.ts";

/** Rules of both linters that say what breaks a generator, the one with the best words first. */
const structural = [
  "readable",
  "struct",
  "known-keyword",
  "oas3-schema",
  "path-params",
  "operation-parameters",
];

/**
 * Says what is wrong with the documents after something failed on them. A document of any shape can break a library deep
 * inside, in words that help nobody, so the linters are asked; where they find nothing, the failure stays what it was.
 */
export async function explainFailure(error: unknown, spec: string): Promise<unknown> {
  if (error instanceof SpecError && (error.place.line !== undefined || error.place.pointer === undefined))
    return error;
  if (error instanceof Error && "syscall" in error) return error;
  const findings = await lint({ folder: spec }).catch(() => []);
  const finding = structural
    .map((wanted) => findings.find(({ rule }) => rule === wanted))
    .find((found) => found !== undefined);
  if (finding) return new SpecError({ ...finding, file: displayPath(finding.file) }, finding.message);
  if (error instanceof SpecError || error instanceof GeneratorError) return error;
  const cause = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  return new SpecError({ file: displayPath(spec) }, `cannot be generated from: ${cause}`, { cause: error });
}
