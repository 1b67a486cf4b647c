import type { ChangedOperation, SaveEvent } from "../../data/save-event.ts";
import { Badge } from "../parts/badges.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { MarkdownLine } from "../parts/markdown.tsx";
import { Empty } from "../parts/notice.tsx";
import { index, operationEntryOf } from "../state/index-store.ts";
import { saves } from "../state/live.ts";
import { operationHref } from "../state/route.ts";
import { Verdict, VerdictBadge } from "./verdict.tsx";

/** What each save did: findings, changed operations, what it means for callers, and what was generated. */
export function ChangesView() {
  if (!index.value?.live)
    return (
      <Empty title="Saves are seen where documents are edited">
        <p>
          Start <code>callsheet dev</code> and open the page that it prints.
        </p>
      </Empty>
    );
  return (
    <div class="changes">
      <h1>Changes</h1>
      <p class="summary">What each save in the folder of documents did, as it happens.</p>
      {saves.value.length === 0 && (
        <Empty title="No save yet">
          <p>Edit a document: findings and changed operations show here at once.</p>
        </Empty>
      )}
      {saves.value.map((save, at) => (
        <Save key={save.time + saves.value.length + at} save={save} open={at === 0} />
      ))}
    </div>
  );
}

function Save({ save, open }: { readonly save: SaveEvent; readonly open: boolean }) {
  const { time, files, lines, generated, findings, broken, verdict, changed } = save;
  return (
    <details class="save" open={open}>
      <summary>
        <time dateTime={time}>{new Date(time).toLocaleTimeString("en-GB")}</time>
        <span class="save-files">{files.join(", ") || "At the start"}</span>
        {broken && <Badge kind="bad" text="broken" />}
        {verdict && verdict.changes.length > 0 && <VerdictBadge verdict={verdict} />}
        {changed.length > 0 && <Badge text={count(changed.length, "operation")} />}
        <Badge kind={findings.length > 0 ? "warning" : "good"} text={count(findings.length, "finding")} />
      </summary>
      <div class="save-body">
        {broken && <CodeBlock label="What is wrong" language="text" code={lines.join("\n")} />}
        {findings.length > 0 && <Findings save={save} />}
        {verdict && <Verdict verdict={verdict} />}
        {changed.map((one) => (
          <Changed key={`${one.document}/${one.operation}`} changed={one} />
        ))}
        {!broken && files.length > 0 && changed.length === 0 && (
          <p class="muted">No operation says anything else than before this save.</p>
        )}
        {generated.length > 0 && (
          <details class="generated">
            <summary>{count(generated.length, "file")} generated again</summary>
            <ul>
              {generated.map((file) => (
                <li key={file}>
                  <code>{file}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </details>
  );
}

function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}

function Findings({ save: { findings } }: { readonly save: SaveEvent }) {
  return (
    <section>
      <h2>Findings</h2>
      <ul class="findings">
        {findings.map(({ place, severity, rule, message }) => (
          <li key={place + rule + message}>
            <Badge kind={severity === "error" ? "bad" : "warning"} text={severity} /> <code>{place}</code>{" "}
            <MarkdownLine text={message} /> <span class="muted">{rule}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const words = { added: "New", removed: "Gone", changed: "Changed" } as const;

function Changed({ changed: { document, operation, kind, lines } }: { readonly changed: ChangedOperation }) {
  const isThere = operationEntryOf(document, operation) !== undefined;
  return (
    <section class="changed">
      <h2>
        {words[kind]}: {isThere ? <a href={operationHref(document, operation)}>{operation}</a> : operation}
      </h2>
      <div class="changed-lines">
        {lines.slice(0, 200).map(({ about, before, after }) => (
          <div key={about} class="changed-line">
            <p class="changed-about">{about}</p>
            {before !== undefined && before !== "" && (
              <p class="line-before">
                <span class="visually-hidden">Before: </span>
                {before}
              </p>
            )}
            {after !== undefined && after !== "" && (
              <p class="line-after">
                <span class="visually-hidden">After: </span>
                {after}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
