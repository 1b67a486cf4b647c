import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { highlight, type Language } from "./highlight.tsx";
import { Icon } from "./icons.tsx";

/** A button that copies a text and says so. */
export function CopyButton({ text, label = "Copy" }: { readonly text: string; readonly label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => {});
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" class="icon-button" onClick={copy} aria-label={label} title={label}>
      <Icon name={copied ? "check" : "copy"} />
      <span class="visually-hidden" aria-live="polite">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}

/** Props of {@link CodeBlock}. */
export interface CodeBlockProps {
  readonly code: string;
  readonly language: Language;
  /** The name of the block, for screen readers. */
  readonly label: string;
  /** The content at the left of its bar. */
  readonly bar?: ComponentChildren;
}

/** A block of code with a bar to copy it from. */
export function CodeBlock({ code, language, label, bar }: CodeBlockProps) {
  return (
    <div class="code-block">
      <div class="code-bar">
        <div class="code-bar-left">{bar ?? <span class="code-label">{label}</span>}</div>
        <CopyButton text={code} label={`Copy ${label}`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="code-scroll" tabIndex={0} aria-label={label}>
        <pre>
          <code>{highlight(code, language)}</code>
        </pre>
      </section>
    </div>
  );
}
