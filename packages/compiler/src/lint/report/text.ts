import { type Finding, oneLine } from "../finding.ts";
import { relativePath } from "./relative-path.ts";

const start = "\u001B[";
const red = `${start}31m`;
const yellow = `${start}33m`;
const dim = `${start}2m`;
const reset = `${start}0m`;

/** One line per finding: `file:line:column rule message`. Colors distinguish errors from warnings. */
export function formatText(
  findings: readonly Finding[],
  { cwd, colors }: { readonly cwd: string; readonly colors: boolean },
): string {
  return findings
    .map(({ file, line, column, rule, severity, message }) => {
      const place = `${oneLine(relativePath(file, cwd))}:${line}:${column}`;
      if (!colors) return `${place} ${rule} ${oneLine(message)}`;
      return `${dim}${place}${reset} ${severity === "error" ? red : yellow}${rule}${reset} ${oneLine(message)}`;
    })
    .join("\n");
}
