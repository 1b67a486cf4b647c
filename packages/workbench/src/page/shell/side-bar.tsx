import { effect, signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { DocumentEntry, OperationEntry } from "../../data/document-data.ts";
import { Method } from "../parts/badges.tsx";
import { index } from "../state/index-store.ts";
import { documentHref, operationHref, route } from "../state/route.ts";

/** True while the menu of a narrow screen is open. */
export const menuOpen = signal(false);

effect(() => {
  void route.value;
  menuOpen.value = false;
});

/** Every document with its operations. */
export function SideBar() {
  return (
    <nav id="side-bar" class={menuOpen.value ? "side-bar side-bar-open" : "side-bar"} aria-label="Operations">
      {index.value?.documents.map((document) => (
        <DocumentList key={document.id} document={document} />
      ))}
    </nav>
  );
}

/** Lists longer than this show their groups closed. */
const long = 60;

function DocumentList({ document }: { readonly document: DocumentEntry }) {
  const { id, title, operations } = document;
  const groups = new Map<string, OperationEntry[]>();
  for (const operation of operations) {
    const group = groups.get(operation.tag);
    if (group) group.push(operation);
    else groups.set(operation.tag, [operation]);
  }
  const { value: here } = route;
  const isCurrent = here.view === "document" && here.id === id;
  return (
    <section class="side-document">
      <a class="side-title" href={documentHref(id)} aria-current={isCurrent ? "page" : undefined}>
        {title}
      </a>
      {[...groups].map(([tag, members]) => (
        <Group
          key={tag}
          id={id}
          tag={groups.size > 1 ? tag || "Other" : ""}
          operations={members}
          folds={operations.length > long}
        />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly id: string;
  readonly tag: string;
  readonly operations: readonly OperationEntry[];
  readonly folds: boolean;
}

function Group({ id, tag, operations, folds }: GroupProps) {
  const { value: here } = route;
  const current = here.view === "operation" && here.id === id ? here.operation : undefined;
  const [open, setOpen] = useState(!folds || tag === "");
  const shown = open || operations.some(({ name }) => name === current);
  return (
    <>
      {tag !== "" && folds && (
        <button type="button" class="side-tag side-fold" aria-expanded={shown} onClick={() => setOpen(!open)}>
          {tag} <span class="side-count">{operations.length}</span>
        </button>
      )}
      {tag !== "" && !folds && <p class="side-tag">{tag}</p>}
      {shown && (
        <ul class="side-list">
          {operations.map(({ name, method, deprecated }) => (
            <li key={name}>
              <a
                class={deprecated ? "side-link side-deprecated" : "side-link"}
                href={operationHref(id, name)}
                aria-current={name === current ? "page" : undefined}
              >
                <span class="side-name">{name}</span>
                <Method method={method} small />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
