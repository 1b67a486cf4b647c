/** Text of a document or a target as text of an HTML page. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A part of a page under a heading; empty content gives nothing. */
export function section(title: string, content: string): string {
  return content === "" ? "" : `<section><h2>${escapeHtml(title)}</h2>\n${content}\n</section>`;
}

/** A small label; `kind` is its color. */
export function tag(text: string, kind: "good" | "bad" | "open" | "" = ""): string {
  return `<span class="tag${kind && ` ${kind}`}">${escapeHtml(text)}</span>`;
}

/** A list of texts, folded behind their number if there are many. */
export function foldedList(items: readonly string[], what: string): string {
  if (items.length === 0) return "";
  const list = `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  return items.length <= 5
    ? list
    : `<details><summary>${items.length} ${escapeHtml(what)}</summary>${list}</details>`;
}
