import { Markdown } from "../parts/markdown.tsx";
import { Empty } from "../parts/notice.tsx";
import { index } from "../state/index-store.ts";
import { documentHref } from "../state/route.ts";

/** The first page: the documents, and what answers calls. */
export function HomeView() {
  const { documents = [], targets = [], title = "" } = index.value ?? {};
  if (documents.length === 0)
    return (
      <Empty title="No document yet">
        <p>Put an OpenAPI document into the folder that is watched; it shows here as soon as it is saved.</p>
      </Empty>
    );
  const count = documents.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div class="home">
      <h1>{title || "Contract"}</h1>
      <p class="summary">
        {documents.length === 1 ? "One document" : `${documents.length} documents`} with{" "}
        {count === 1 ? "one operation" : `${count.toLocaleString("en")} operations`}.
      </p>
      <ul class="cards">
        {documents.map(({ id, title: name, version, description, file, operations }) => (
          <li key={id}>
            <a class="card" href={documentHref(id)}>
              <span class="card-title">{name}</span>
              <span class="card-meta">
                {version} ·{" "}
                {operations.length === 1
                  ? "1 operation"
                  : `${operations.length.toLocaleString("en")} operations`}{" "}
                · {file}
              </span>
              <span class="card-text">{firstSentence(description)}</span>
            </a>
          </li>
        ))}
      </ul>
      {targets.length > 0 && (
        <>
          <h2>What answers calls</h2>
          <ul class="answers">
            {targets.map(({ kind, url }) => (
              <li key={kind}>
                <span class={`dot dot-${kind}`} aria-hidden="true" />
                <a class="answer-name" href={`#/${kind}`}>
                  {kind === "mock" ? "Mock" : "Sandbox"}
                </a>
                <code>{url}</code>
                <Markdown text={answers[kind]} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const answers = {
  mock: "Replies from the examples; a header `Prefer` chooses another one.",
  sandbox: "The same operations with state, a clock to move and faults to rehearse.",
} as const;

function firstSentence(text: string): string {
  const plain = text.replaceAll(/[*_`]/g, "").replaceAll(/\s+/g, " ");
  const [first = ""] = plain.split(/(?<=[.!?])\s/, 1);
  return first.length > 180 ? `${first.slice(0, 180)}…` : first;
}
