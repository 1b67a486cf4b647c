import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import type { Judged } from "./judged.ts";
import { formatJunit } from "./junit.ts";
import { formatMarkdown } from "./markdown.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

/** The forms of a report, by name. */
const formats = {
  text: formatText,
  markdown: formatMarkdown,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
};

/** A form of a report. */
export type DiffFormat = keyof typeof formats;

/** The names of all forms of a report. */
export const diffFormats: readonly DiffFormat[] = Object.keys(formats) as DiffFormat[];

/** A report in a form. */
export function formatDiff(judged: Judged, format: DiffFormat): string {
  return formats[format](judged);
}
