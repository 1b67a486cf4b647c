import { useEffect, useRef } from "preact/hooks";
import type { DocumentData } from "../../data/document-data.ts";
import { ChangesView } from "../changes/changes-view.tsx";
import { ConformanceView } from "../conformance/conformance-view.tsx";
import { MockView } from "../mock/mock-view.tsx";
import { Empty, Notice, Skeleton } from "../parts/notice.tsx";
import { OperationHeader, OperationView } from "../reference/operation-view.tsx";
import { SandboxView } from "../sandbox/sandbox-view.tsx";
import { documentOf, entryOf, forgetFailures, index } from "../state/index-store.ts";
import { type Route, route } from "../state/route.ts";
import { TryView } from "../try/try-view.tsx";
import { DocumentView } from "./document-view.tsx";
import { HomeView } from "./home-view.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import { menuOpen, SideBar } from "./side-bar.tsx";
import { TopBar } from "./top-bar.tsx";

/** The whole page. */
export function App() {
  const main = useRef<HTMLElement>(null);
  const here = route.value;
  const key = `${here.view} ${"id" in here ? here.id : ""} ${"operation" in here ? `${here.operation} ${here.tab}` : ""}`;
  useEffect(() => {
    document.title = titleOf(here);
    if (!("part" in here)) scrollTo(0, 0);
  }, [key]);
  return (
    <>
      <a
        class="skip-link"
        href={location.hash}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to content
      </a>
      <TopBar />
      <div class="layout">
        <SideBar />
        {menuOpen.value && (
          <button
            type="button"
            class="scrim"
            aria-label="Close menu"
            onClick={() => {
              menuOpen.value = false;
            }}
          />
        )}
        <main ref={main} tabIndex={-1} id="content">
          {index.value ? <View here={here} /> : <Skeleton lines={9} />}
        </main>
      </div>
      <SearchDialog />
    </>
  );
}

function View({ here }: { readonly here: Route }) {
  if (here.view === "home") return <HomeView />;
  if (here.view === "document" || here.view === "operation") return <InDocument here={here} />;
  if (here.view === "changes") return <ChangesView />;
  if (here.view === "mock") return <MockView />;
  if (here.view === "conformance") return <ConformanceView />;
  if (here.view === "sandbox") return <SandboxView />;
  if (here.view === "shared") return <SandboxView shared={here.data} />;
  return <NotFound />;
}

function InDocument({ here }: { readonly here: Extract<Route, { readonly id: string }> }) {
  if (!entryOf(here.id)) return <NotFound />;
  const { data, problem } = documentOf(here.id);
  if (problem !== undefined)
    return (
      <Notice kind="error" title="The document is not there">
        <p>{problem}</p>
        <button type="button" class="button" onClick={forgetFailures}>
          Try again
        </button>
      </Notice>
    );
  if (!data) return <Skeleton lines={12} />;
  return here.view === "document" ? <DocumentView data={data} /> : <InOperation data={data} here={here} />;
}

function InOperation({
  data,
  here,
}: {
  readonly data: DocumentData;
  readonly here: Extract<Route, { readonly view: "operation" }>;
}) {
  const operation = data.operations.find(({ name }) => name === here.operation);
  if (!operation) return <NotFound />;
  return (
    <article key={`${data.id}/${operation.name}`}>
      <OperationHeader data={data} operation={operation} tab={here.tab} />
      {here.tab === "try" ? (
        <TryView data={data} operation={operation} />
      ) : (
        <OperationView data={data} operation={operation} part={here.part} />
      )}
    </article>
  );
}

function NotFound() {
  return (
    <Empty title="There is no such page">
      <p>
        Nothing is at <code>{location.hash}</code>. It may have been renamed: search for it with <kbd>/</kbd>,
        or go to the <a href="#/">first page</a>.
      </p>
    </Empty>
  );
}

function titleOf(here: Route): string {
  const site = index.value?.title || "callsheet";
  if (here.view === "operation") return `${here.operation} · ${site}`;
  if (here.view === "document") return `${entryOf(here.id)?.title ?? here.id} · ${site}`;
  return site;
}
