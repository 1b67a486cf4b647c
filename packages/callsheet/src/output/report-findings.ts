import path from "node:path";
import type { Finding } from "@callsheet/compiler/lint";
import type { ReadDocument } from "@callsheet/compiler/project";
import type { Report } from "@callsheet/conformance";

/** The findings of a run of cases, each cause at the operation in the document that it breaks. */
export function reportFindings(report: Report, documents: readonly ReadDocument[]): Finding[] {
  const broken = report.causes.map(({ operation, check, cases, message, smallest }): Finding => {
    const count = cases === 1 ? "1 case" : `${cases} cases`;
    return {
      ...placeOf(operation, documents),
      rule: check,
      severity: smallest.outcome === "known" ? "warning" : "error",
      message: `${operation}: ${message} (${count}, such as ${smallest.id})`,
    };
  });
  const unproven = report.unproven.map(({ operation, advice }): Finding => {
    const message = `${operation} never answered with a success that it declares: ${advice}`;
    return { ...placeOf(operation, documents), rule: "not-proven", severity: "warning", message };
  });
  return [...broken, ...unproven];
}

function placeOf(key: string, documents: readonly ReadDocument[]): Pick<Finding, "file" | "line" | "column"> {
  for (const { api, folder } of documents) {
    const operation = api.operations.find((one) => one.key === key);
    if (!operation) continue;
    const { file, line = 1, column = 1 } = api.locate(operation.pointer);
    return { file: path.join(folder, file), line, column };
  }
  return { file: documents[0]?.file ?? process.cwd(), line: 1, column: 1 };
}
