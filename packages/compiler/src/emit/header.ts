/** The two lines at the top of every generated module: what it was made from and how to make it again. */
export function header(source: string): string {
  return `// Generated from ${source.replaceAll(/[\n\r\u2028\u2029]/g, " ")} by callsheet.\n// Run \`callsheet generate\` to make it again; \`callsheet check\` fails on edits by hand.\n`;
}
