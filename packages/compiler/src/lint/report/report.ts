import type { Finding } from "../finding.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

/** The forms in which findings are reported. */
export const reportFormats = ["text", "json", "sarif", "github"] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** What a report may depend on. */
export interface ReportOptions {
  /** The folder that paths are relative to. Default: where the command runs. */
  readonly cwd?: string;
  /** True where colors are shown and not taken for text. Default: false. */
  readonly colors?: boolean;
}

const formats = { text: formatText, json: formatJson, sarif: formatSarif, github: formatGithub };

/** Findings in a form; nothing for no findings in a form that has a line for each. */
export function formatReport(
  findings: readonly Finding[],
  format: ReportFormat,
  { cwd = process.cwd(), colors = false }: ReportOptions = {},
): string {
  return formats[format](findings, { cwd, colors });
}
