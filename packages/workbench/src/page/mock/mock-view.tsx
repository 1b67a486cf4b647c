import { useEffect } from "preact/hooks";
import { Badge, Status } from "../parts/badges.tsx";
import { Empty, Notice } from "../parts/notice.tsx";
import { entryOfOperation } from "../state/index-store.ts";
import { operationHref } from "../state/route.ts";
import { listenToMock, type MockCall, mockCalls, mockConnected, mockUrl } from "./mock-log.ts";

const wishes = [
  ["code=404", "a status, by the first of its examples"],
  ["error=ThrottlingException", "an error by its name"],
  ["example=<name>", "another example"],
  ["dynamic=true", "made-up values that keep the schema"],
  ["items=0", "empty lists"],
  ["delay=500", "the same reply, later"],
] as const;

/** What the mock was asked, and why it replied as it did. */
export function MockView() {
  const url = mockUrl();
  useEffect(listenToMock, [url]);
  if (url === undefined)
    return (
      <Empty title="There is no mock here">
        <p>A mock runs next to this page where documents are edited.</p>
      </Empty>
    );
  const { value: calls } = mockCalls;
  return (
    <div class="mock">
      <h1>Mock</h1>
      <p class="summary">
        Replies from the examples of the documents, at <code>{url}</code>.
      </p>
      {mockConnected.value === false && (
        <Notice kind="warning" title="The mock does not answer">
          <p>What is shown is what was last known.</p>
        </Notice>
      )}
      <section aria-labelledby="wishes">
        <h2 id="wishes">Ask for another reply</h2>
        <p class="muted">By a header of the request:</p>
        <dl class="wishes">
          {wishes.map(([wish, what]) => (
            <div key={wish}>
              <dt>
                <code>Prefer: {wish}</code>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="mock-calls">
        <h2 id="mock-calls">Requests</h2>
        {calls.length === 0 ? (
          <p class="call-log-none">
            No request yet. From now on each one shows here with its reply and the reason.
          </p>
        ) : (
          <ul class="calls">
            {calls.slice(0, 50).map((call) => (
              <Call key={call.key} call={call} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Call({ call }: { readonly call: MockCall }) {
  const { operation, method, path, status, durationMs, seen, why, error, problem } = call;
  const entry = operation === undefined ? undefined : entryOfOperation(operation);
  return (
    <li class="call">
      <p class="mock-call">
        <Status status={status} />
        <span class="call-name">
          {entry && operation !== undefined ? (
            <a href={operationHref(entry.id, operation)}>{operation}</a>
          ) : (
            `${method} ${path}`
          )}
        </span>
        {why !== undefined && <span class="muted">{why}</span>}
        {error !== undefined && <Badge kind="bad" text={error} />}
        <span class="call-time">{durationMs.toFixed(1)} ms</span>
        <time class="call-time">{new Date(seen).toLocaleTimeString("en-GB")}</time>
      </p>
      {problem !== undefined && <p class="mock-problem">{problem}</p>}
    </li>
  );
}
