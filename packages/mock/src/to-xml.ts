/** Writes a value as plain XML: members become elements, lists repeat theirs. */
export function toXml(value: unknown, root = "response"): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}`;
}

function element(name: string, value: unknown): string {
  const tag = /^[A-Za-z_][\w.-]*$/.test(name) ? name : "item";
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (value === null || value === undefined) return `<${tag}/>`;
  if (typeof value !== "object") return `<${tag}>${escapeText(String(value))}</${tag}>`;
  const members = Object.entries(value).map(([member, inner]) => element(member, inner));
  return `<${tag}>${members.join("")}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Characters that XML cannot have at all are left out. */
function escapeText(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => entities[character] ?? "")
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
}
