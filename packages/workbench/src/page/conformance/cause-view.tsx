import type { KitReport } from "../../conformance/kit-state.ts";
import { Badge, Status } from "../parts/badges.tsx";
import { CodeBlock } from "../parts/code-block.tsx";

type Cause = KitReport["causes"][number];
type Exchange = Cause["smallest"]["exchanges"][number];

/** Failures with one cause: the smallest of them, the answer, and how to repeat it. */
export function CauseView({ cause, report }: { readonly cause: Cause; readonly report: KitReport }) {
  const { check, status, message, cases, rule, smallest, ids } = cause;
  return (
    <details class="cause">
      <summary>
        <Status status={status} />
        <span class="cause-message">{message}</span>
        <Badge text={`${cases.toLocaleString("en")} ${cases === 1 ? "case" : "cases"}`} />
        <span class="muted">{check}</span>
      </summary>
      <div class="cause-body">
        <p class="muted">
          {smallest.policy}
          {rule && (
            <>
              {" "}
              Rule: <code>{`${rule.document}#${rule.pointer}`}</code> <code>{rule.keyword}</code>
            </>
          )}
        </p>
        <CodeBlock label="Repeat the request" language="shell" code={smallest.curl} />
        <CodeBlock
          label="Repeat the case"
          language="shell"
          code={`callsheet test ${report.target} ${smallest.again}`}
        />
        {smallest.exchanges.map((exchange, at) => (
          <CodeBlock key={at} label="Request and reply" language="http" code={textOf(exchange)} />
        ))}
        {ids.length > 1 && (
          <details class="generated">
            <summary>The first {ids.length} of its cases</summary>
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  <code>{id}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </details>
  );
}

function textOf({ request, answer }: Exchange): string {
  const reply = typeof answer === "string" ? `(${answer})` : messageText(answer);
  return `${messageText(request)}\n\n${reply}`;
}

function messageText({ line, headers, body }: Exchange["request"]): string {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${body}`;
}
