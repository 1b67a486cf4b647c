import { useState } from "preact/hooks";
import { Status } from "../parts/badges.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { Empty, Notice } from "../parts/notice.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { prettyJson } from "../samples/http-samples.ts";
import { violationPath } from "./check-reply.ts";
import type { CallResult } from "./send.ts";

const views = [
  { name: "body", label: "Reply" },
  { name: "headers", label: "Headers" },
  { name: "request", label: "Request" },
] as const;

/** What came back, how long it took, and the contract's verdict on it. */
export function ResultView({
  result,
  waiting,
}: {
  readonly result: CallResult | undefined;
  readonly waiting: boolean;
}) {
  const [view, setView] = useState<(typeof views)[number]["name"]>("body");
  if (!result)
    return (
      <Empty title={waiting ? "Waiting for the reply" : "Nothing sent yet"}>
        <p>
          {waiting ? "" : "Send the call to see the reply, its headers and whether it keeps the contract."}
        </p>
      </Empty>
    );
  const { reply, request, milliseconds, problem } = result;
  return (
    <div class={waiting ? "result result-waiting" : "result"} aria-live="polite">
      {reply && (
        <p class="result-line">
          <Status status={reply.status} />
          <span>{Math.max(1, Math.round(milliseconds))} ms</span>
          <span>{reply.bytes.toLocaleString("en")} bytes</span>
        </p>
      )}
      {problem && <Notice kind="error">{problem}</Notice>}
      <Check result={result} />
      {(reply || request) && (
        <Tabs label="Parts of the result" choices={views} chosen={view} onChoose={(name) => setView(name)}>
          {view === "body" && <Body result={result} />}
          {view === "headers" && <Headers result={result} />}
          {view === "request" && request && (
            <CodeBlock label="Request as sent" language="http" code={requestText(result)} />
          )}
        </Tabs>
      )}
    </div>
  );
}

const kinds = { kept: "success", broken: "error", undeclared: "warning", unchecked: "info" } as const;

function Check({ result: { check } }: { readonly result: CallResult }) {
  if (!check) return null;
  return (
    <Notice kind={kinds[check.verdict]} title={check.text}>
      {check.violations.length > 0 && (
        <ul>
          {check.violations.map((violation) => (
            <li key={violationPath(violation) + violation.keyword}>
              <code>{violationPath(violation) || "the body"}</code> {violation.message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function Body({ result: { reply } }: { readonly result: CallResult }) {
  if (!reply) return null;
  if (reply.text === "") return <p class="muted">The reply has no body.</p>;
  const isJson = /^\s*[[{"\d]|^\s*(?:true|false|null)\s*$/.test(reply.text);
  return (
    <CodeBlock
      label="Body of the reply"
      language={isJson ? "json" : "text"}
      code={isJson ? prettyJson(reply.text) : reply.text}
    />
  );
}

function Headers({ result: { reply } }: { readonly result: CallResult }) {
  if (!reply) return null;
  return (
    <>
      <dl class="header-list">
        {reply.headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="field-hint">A browser shows the headers that a reply lets it show.</p>
    </>
  );
}

function requestText({ request }: CallResult): string {
  if (!request) return "";
  const url = new URL(request.url);
  const head = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    ...Object.entries(request.headers).flatMap(([name, value]) =>
      name === "host" ? [] : [`${name}: ${value}`],
    ),
  ].join("\n");
  const { body } = request;
  const text =
    typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : "";
  return text === "" ? head : `${head}\n\n${prettyJson(text)}`;
}
