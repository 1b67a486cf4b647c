const start = "// Generated from ";
const end = " by callsheet.";

/** The two lines at the top of every generated module: its source, and how to regenerate it. */
export function header(source: string): string {
  return `${start}${source.replaceAll(/[\n\r\u2028\u2029]/g, " ")}${end}\n// Run \`callsheet generate\` to regenerate it; \`callsheet check\` fails on manual edits.\n`;
}

/** The source of a generated module, by its first line; undefined for a file of another origin. */
export function sourceOf(text: string): string | undefined {
  const [line = ""] = text.split(/\r?\n/, 1);
  const isOurs = line.startsWith(start) && line.endsWith(end) && line.length > start.length + end.length;
  return isOurs ? line.slice(start.length, -end.length) : undefined;
}
