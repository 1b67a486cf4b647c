import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import type { Judged } from "./judged.ts";
import { formatJunit } from "./junit.ts";
import { formatMarkdown } from "./markdown.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

/** The report formats, by name. */
const formats = {
  text: formatText,
  markdown: formatMarkdown,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
};

/** A report format. */
export type DiffFormat = keyof typeof formats;

/** The names of all report formats. */
export const diffFormats: readonly DiffFormat[] = Object.keys(formats) as DiffFormat[];

/** A report in a format. */
export function formatDiff(judged: Judged, format: DiffFormat): string {
  return formats[format](judged);
}
