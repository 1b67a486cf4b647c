import type { Finding } from "../finding.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

/** The report formats. */
export const reportFormats = ["text", "json", "sarif", "github"] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** The options of a report. */
export interface ReportOptions {
  /** The folder that paths are relative to. Default: where the command runs. */
  readonly cwd?: string;
  /** True if colors are wanted and supported. Default: false. */
  readonly colors?: boolean;
}

const formats = { text: formatText, json: formatJson, sarif: formatSarif, github: formatGithub };

/** Findings in a format; empty for no findings in a format with one line each. */
export function formatReport(
  findings: readonly Finding[],
  format: ReportFormat,
  { cwd = process.cwd(), colors = false }: ReportOptions = {},
): string {
  return formats[format](findings, { cwd, colors });
}
