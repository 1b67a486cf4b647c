/** Text of a document or a target as a terminal may show it: control characters, which could rewrite the screen, become U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, "\ufffd");
}
