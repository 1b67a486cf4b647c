/** The two lines at the top of every generated module: what it was made from and how to make it again. */
export function header(source: string, emitter: string): string {
  return `// Generated from ${source} by ${emitter}.\n// Run \`pnpm generate\` to make it again; \`pnpm check\` fails on edits by hand.\n`;
}
