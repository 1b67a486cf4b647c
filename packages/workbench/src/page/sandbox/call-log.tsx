import { useState } from "preact/hooks";
import { Badge, Status } from "../parts/badges.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { entryOfOperation } from "../state/index-store.ts";
import { operationHref } from "../state/route.ts";
import { faultText } from "./fault-text.ts";
import type { LiveWorld, LoggedCall } from "./live-world.ts";

/** The calls of a world as they come, the last one first. */
export function CallLog({ world }: { readonly world: LiveWorld }) {
  const [held, setHeld] = useState<readonly LoggedCall[]>();
  const [word, setWord] = useState("");
  const wanted = word.trim().toLowerCase();
  const calls = (held ?? world.calls.value).filter((call) => wanted === "" || textOf(call).includes(wanted));
  const { value: count } = world.callCount;
  return (
    <section class="call-log" aria-labelledby="calls">
      <div class="call-log-head">
        <h2 id="calls">
          Calls <span class="kind-count">{count.toLocaleString("en")}</span>
        </h2>
        <input
          type="text"
          aria-label="Filter calls"
          placeholder="Filter"
          value={word}
          onInput={({ currentTarget }) => setWord(currentTarget.value)}
        />
        <button
          type="button"
          class="button button-small"
          aria-pressed={held !== undefined}
          onClick={() => setHeld(held ? undefined : world.calls.value)}
        >
          {held ? "Follow" : "Hold"}
        </button>
      </div>
      {calls.length === 0 && (
        <p class="call-log-none">
          {count === 0
            ? "No call yet. What applications, Try it and this page send to this world shows here."
            : "No call has this in it."}
        </p>
      )}
      <ul class="calls">
        {calls.slice(0, 50).map((call) => (
          <Call key={call.key} call={call} />
        ))}
      </ul>
    </section>
  );
}

function textOf({
  operation = "",
  method,
  path,
  status,
  error = "",
  request = "",
  response = "",
}: LoggedCall): string {
  return `${operation} ${method} ${path} ${status} ${error} ${request} ${response}`.toLowerCase();
}

function Call({ call }: { readonly call: LoggedCall }) {
  const [isOpen, setOpen] = useState(false);
  const { operation, method, path, status, durationMs, fault, cut, seen, error } = call;
  return (
    <li class="call">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Status status={status} />
          <span class="call-name">{operation ?? `${method} ${path}`}</span>
          <span class="call-time">{durationMs.toFixed(1)} ms</span>
          <time class="call-time">{new Date(seen).toLocaleTimeString("en-GB")}</time>
        </summary>
        {isOpen && <Bodies call={call} />}
      </details>
      {(error !== undefined || fault || cut) && (
        <p class="call-error">
          {error} {fault && <Badge kind="warning" text={`fault: ${faultText(fault)}`} />}{" "}
          {cut && <Badge kind="bad" text="cut" />}
        </p>
      )}
    </li>
  );
}

function Bodies({
  call: { operation, method, path, request, response, requestId },
}: {
  readonly call: LoggedCall;
}) {
  const entry = operation === undefined ? undefined : entryOfOperation(operation);
  return (
    <div class="call-bodies">
      <p class="call-path">
        <code>
          {method} {path}
        </code>
      </p>
      {request !== undefined && request !== "" && (
        <CodeBlock label="Request body" language="json" code={pretty(request)} />
      )}
      {response !== undefined && response !== "" && (
        <CodeBlock label="Reply body" language="json" code={pretty(response)} />
      )}
      <p class="muted">
        {requestId !== undefined && <>Request {requestId}. </>}
        {entry && operation !== undefined && (
          <a href={operationHref(entry.id, operation)}>Read about {operation}</a>
        )}
      </p>
    </div>
  );
}

/** A truncated body is shown as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
