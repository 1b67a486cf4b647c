import path from "node:path";
import type { Problem } from "@callsheet/document";
import { makeModel } from "../make-model.ts";
import { ProblemsError, readDocumentFile } from "../read-documents.ts";
import type { Finding } from "./finding.ts";

/**
 * What `generate` leaves out of a document, in its words and at its places, and why it refuses the document
 * if no rule has said so: both read the same table of what is supported.
 */
export function findUnsupported(file: string, folder: string, known: readonly Finding[]): Finding[] {
  try {
    const { skipped } = makeModel(readDocumentFile(file, folder));
    return skipped.map((problem) => findingOf(problem, file, { rule: "supported", severity: "warning" }));
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    if (known.some((finding) => finding.severity === "error")) return [];
    return error.problems.map((problem) => findingOf(problem, file, { rule: "readable", severity: "error" }));
  }
}

function findingOf(
  { file, line = 1, column = 1, message }: Problem,
  document: string,
  { rule, severity }: Pick<Finding, "rule" | "severity">,
): Finding {
  return { file: file ? path.resolve(file) : document, line, column, rule, severity, message };
}
