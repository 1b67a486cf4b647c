import MarkdownIt from "markdown-it";
import { type ComponentChild, h } from "preact";
import { useMemo } from "preact/hooks";

const parser = new MarkdownIt({ html: false, linkify: false });

/** The few members of a token that matter here. */
interface Token {
  readonly type: string;
  readonly tag: string;
  readonly nesting: number;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}

/** Elements that Markdown may make here. Pictures are excluded: they would be fetched from elsewhere. */
const elements = new Set(
  "p strong em s code pre ul ol li blockquote hr br table thead tbody tr th td".split(" "),
);

/**
 * A text in Markdown as elements. HTML in the text is not interpreted, and unknown parts are shown as text.
 */
export function Markdown({ text, class: name = "" }: { readonly text: string; readonly class?: string }) {
  const children = useMemo(() => renderTokens(parser.parse(text, {}) as readonly Token[]), [text]);
  return text === "" ? null : <div class={`prose ${name}`}>{children}</div>;
}

/** A line of Markdown, without paragraphs. */
export function MarkdownLine({ text }: { readonly text: string }) {
  const children = useMemo(() => renderTokens(parser.parseInline(text, {}) as readonly Token[]), [text]);
  return <span class="prose-line">{children}</span>;
}

function renderTokens(tokens: readonly Token[]): ComponentChild[] {
  const stack: { token: Token | undefined; children: ComponentChild[] }[] = [
    { token: undefined, children: [] },
  ];
  for (const token of tokens) {
    const top = stack.at(-1);
    if (!top) break;
    if (token.nesting === 1) stack.push({ token, children: [] });
    else if (token.nesting === 0) top.children.push(renderLeaf(token));
    else if (stack.length > 1) {
      stack.pop();
      stack.at(-1)?.children.push(top.token ? element(top.token, top.children) : top.children);
    }
  }
  return stack[0]?.children ?? [];
}

function renderLeaf(token: Token): ComponentChild {
  if (token.type === "inline") return renderTokens(token.children ?? []);
  if (token.type === "text" || token.type === "text_special") return token.content;
  if (token.type === "code_inline") return <code>{token.content}</code>;
  if (token.type === "fence" || token.type === "code_block")
    return (
      <pre>
        <code>{token.content}</code>
      </pre>
    );
  if (token.type === "softbreak") return "\n";
  if (token.type === "hardbreak") return <br />;
  if (token.type === "hr") return <hr />;
  return token.content;
}

function element(token: Token, children: ComponentChild[]): ComponentChild {
  const { tag } = token;
  if (tag === "a") return link(token.attrGet("href") ?? "", children);
  // A heading of a description ranks below the headings of the page.
  if (/^h[1-6]$/.test(tag)) return <p class="prose-heading">{children}</p>;
  return h(elements.has(tag) ? tag : "span", {}, children);
}

/** Links only lead to the web, and tell it nothing about this page. */
function link(href: string, children: ComponentChild[]): ComponentChild {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
