/**
 * Text of a document or a target made safe for a terminal: control characters, which could rewrite the
 * screen, become U+FFFD.
 */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, "\ufffd");
}
