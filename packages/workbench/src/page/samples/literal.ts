/** A value as hand-written TypeScript. */
export function typescriptLiteral(value: unknown, indent = ""): string {
  return literal(value, indent, {
    key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
    scalar: (it) => JSON.stringify(it) ?? "undefined",
    spaced: true,
  });
}

/** A value as hand-written Python. */
export function pythonLiteral(value: unknown, indent = ""): string {
  const words: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };
  return literal(value, indent, {
    key: (name) => pythonText(name),
    scalar: (it) =>
      typeof it === "string" ? pythonText(it) : (words[String(it)] ?? JSON.stringify(it) ?? "None"),
    spaced: false,
  });
}

/** A text in Python: JSON's escapes mean the same there, except half a surrogate pair. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

interface Style {
  key(name: string): string;
  scalar(value: unknown): string;
  /** True when braces have spaces inside. */
  readonly spaced: boolean;
}

/** Short values are on one line. */
const longestLine = 52;

function literal(value: unknown, indent: string, style: Style): string {
  if (typeof value !== "object" || value === null) return style.scalar(value);
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, deeper, style))
    : Object.entries(value).map(([name, item]) => `${style.key(name)}: ${literal(item, deeper, style)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return open + close;
  const space = style.spaced && !Array.isArray(value) ? " " : "";
  const line = `${open}${space}${items.join(", ")}${space}${close}`;
  if (line.length <= longestLine && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join("")}${indent}${close}`;
}

/** A word of a shell command line. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
