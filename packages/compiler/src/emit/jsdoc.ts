/**
 * The lines of a description, made safe for a JSDoc comment: no line can end the comment, and none has
 * characters that an editor would not show.
 */
export function jsdocLines(text: string): string[] {
  return text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/[\p{Cc}\p{Cf}]/gu, " ")
        .replaceAll("*/", "*\\/")
        .trimEnd(),
    );
}

/** A whole JSDoc comment, or an empty text for an empty one. */
export function jsdoc(text: string, indent = ""): string {
  if (text.trim() === "") return "";
  const lines = jsdocLines(text);
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
