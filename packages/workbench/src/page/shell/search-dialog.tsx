import { signal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Method } from "../parts/badges.tsx";
import { Icon } from "../parts/icons.tsx";
import { index } from "../state/index-store.ts";
import { operationHref } from "../state/route.ts";
import { search } from "./search.ts";

/** True while the search is open. */
export const searching = signal(false);

addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  const asked =
    (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey));
  if (!asked) return;
  event.preventDefault();
  searching.value = true;
});

/** Finds operations by their names, paths, members, errors and descriptions. */
export function SearchDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const open = searching.value;
  // Before the next key is pressed: what somebody types at once belongs into the field.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  const { value: data } = index;
  const found = useMemo(() => search(data?.documents ?? [], query), [data, query]);
  const go = (position: number) => {
    const hit = found[position];
    if (!hit) return;
    location.hash = operationHref(hit.document.id, hit.operation.name);
    searching.value = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    }
    if (event.key === "Enter") go(at);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a dialog is closed by Escape, too
    <dialog
      ref={dialog}
      class="search"
      aria-label="Search"
      onClose={() => {
        searching.value = false;
        setQuery("");
        setAt(0);
      }}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="search-box">
        <div class="search-field">
          <Icon name="search" size={18} />
          <input
            autofocus
            type="text"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls="search-results"
            aria-activedescendant={found.length > 0 ? `found-${at}` : undefined}
            aria-label="Search operations"
            placeholder="Search operations, members, errors"
            autocomplete="off"
            spellcheck={false}
            value={query}
            onInput={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <kbd>Esc</kbd>
        </div>
        <div class="search-results" role="listbox" id="search-results" aria-label="Operations found">
          {found.map(({ document, operation }, position) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={`${document.id}/${operation.name}`}
              id={`found-${position}`}
              role="option"
              tabIndex={-1}
              aria-selected={position === at}
              class="found"
              onClick={() => go(position)}
              onMouseMove={() => setAt(position)}
            >
              <Method method={operation.method} small />
              <span class="found-name">{operation.name}</span>
              <span class="found-summary">{operation.summary || operation.path}</span>
              <span class="found-document">{document.title}</span>
            </div>
          ))}
        </div>
        {query !== "" && found.length === 0 && <p class="search-none">Nothing has all of these words.</p>}
        {query === "" && <p class="search-none">Type a name, a path, a member or an error.</p>}
      </div>
    </dialog>
  );
}
