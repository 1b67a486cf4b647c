import type { ComponentChild } from "preact";

/** Languages with syntax colors. */
export type Language = "json" | "ts" | "python" | "shell" | "http" | "text";

/** Longer texts are shown without colors: they cost time, and nobody reads so far. */
const longest = 60_000;

const keywords: Readonly<Record<Language, RegExp | undefined>> = {
  json: /^(?:true|false|null)$/,
  ts: /^(?:import|from|export|const|let|await|async|new|return|if|throw|function|true|false|null|undefined)$/,
  python: /^(?:import|from|print|with|as|def|return|True|False|None|for|in)$/,
  shell: /^(?:export|curl|aws|node|python3)$/,
  http: undefined,
  text: undefined,
};

const token =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(\s*:)?|(-?\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|([A-Za-z_][\w-]*)/g;

/** Code with its strings, numbers and keywords marked. */
export function highlight(code: string, language: Language): ComponentChild[] {
  if (language === "text" || code.length > longest) return [code];
  if (language === "http") return highlightHttp(code);
  return highlightTokens(code, language);
}

function highlightTokens(code: string, language: Language): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let end = 0;
  for (const match of code.matchAll(token)) {
    const [whole, text, colon, number, word] = match;
    const name = text
      ? colon && language === "json"
        ? "tok-key"
        : "tok-string"
      : number
        ? "tok-number"
        : word && keywords[language]?.test(word)
          ? "tok-keyword"
          : undefined;
    if (name === undefined) continue;
    const marked = text ?? whole;
    parts.push(code.slice(end, match.index), <span class={name}>{marked}</span>);
    end = match.index + marked.length;
  }
  parts.push(code.slice(end));
  return parts;
}

/** The first line, the headers' names, and a body as JSON if it looks like that. */
function highlightHttp(code: string): ComponentChild[] {
  const [head = "", ...rest] = code.split("\n\n");
  const [first = "", ...headers] = head.split("\n");
  const body = rest.join("\n\n");
  return [
    <span class="tok-keyword">{first}</span>,
    ...headers.flatMap((line) => {
      const at = line.indexOf(":");
      return ["\n", <span class="tok-key">{line.slice(0, at)}</span>, line.slice(at)];
    }),
    ...(rest.length > 0 ? ["\n\n", ...(/^\s*[[{]/.test(body) ? highlightTokens(body, "json") : [body])] : []),
  ];
}
