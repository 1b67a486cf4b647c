import type { ComponentChildren } from "preact";

/** Props of {@link Notice}. */
export interface NoticeProps {
  readonly kind?: "info" | "warning" | "error" | "success";
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** A short message of the page. */
export function Notice({ kind = "info", title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === "error" ? "alert" : undefined}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** Shown where there is nothing yet. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Grey bars of the expected height, so that nothing jumps. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }) {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} class={`skeleton-line skeleton-${at % 4}`} />
      ))}
    </div>
  );
}
