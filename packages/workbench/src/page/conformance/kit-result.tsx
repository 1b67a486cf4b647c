import type { KitReport } from "../../conformance/kit-state.ts";
import { Notice } from "../parts/notice.tsx";
import { operationHref } from "../state/route.ts";
import { CauseView } from "./cause-view.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { Totals } from "./totals.tsx";

const verdicts = {
  kept: ["success", "The contract is kept"],
  broken: ["error", "The contract is broken"],
  unproven: ["warning", "Nothing broken was found, and not all is proven"],
  partial: ["warning", "Nothing broken was found among what was tried"],
  stopped: ["error", "The target stopped answering"],
} as const;

/** The verdict of a run. */
export function KitResult({ report }: { readonly report: KitReport }) {
  const { verdict, totals, milliseconds, target, started, aborted, cut, causes } = report;
  const [kind, title] = verdicts[verdict];
  const operations = [...new Set(causes.map(({ operation }) => operation))];
  return (
    <div class="kit-result">
      <Notice kind={kind} title={title}>
        <p>
          {target}, {new Date(started).toLocaleTimeString("en-GB")}, in {(milliseconds / 1000).toFixed(1)} s.{" "}
          {aborted} {cut === "interrupted" && "It was ended early."} {cut === "budget" && "The time was up."}
        </p>
        <p class="kit-totals">
          <Totals totals={totals} />
        </p>
      </Notice>
      {operations.length > 0 && <h2>What is broken</h2>}
      {operations.map((operation) => (
        <section key={operation} class="kit-operation">
          <h3>
            <OperationLink operation={operation} />
          </h3>
          {causes
            .filter((one) => one.operation === operation)
            .map((cause) => (
              <CauseView
                key={cause.check + cause.status + JSON.stringify(cause.rule)}
                cause={cause}
                report={report}
              />
            ))}
        </section>
      ))}
      <Unproven report={report} />
      <CoverageView report={report} />
      <Reasons title="Not decided" reasons={report.undecided} />
      <Reasons title="Not tried" reasons={report.skipped} />
    </div>
  );
}

/** The name of an operation, by its key, with a link to it. */
export function OperationLink({ operation }: { readonly operation: string }) {
  const at = operation.indexOf("/");
  return (
    <a href={operationHref(operation.slice(0, at), operation.slice(at + 1))}>{operation.slice(at + 1)}</a>
  );
}

function Unproven({ report: { unproven, untested, advice } }: { readonly report: KitReport }) {
  if (unproven.length + untested.length + advice.length === 0) return null;
  return (
    <section>
      <h2>What is missing for a proof</h2>
      <ul class="findings">
        {advice.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {untested.map(({ operation, reason }) => (
          <li key={operation}>
            <OperationLink operation={operation} />: {reason}
          </li>
        ))}
        {unproven.map(({ operation, advice: text }) => (
          <li key={operation}>
            <OperationLink operation={operation} />: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly reasons: Readonly<Record<string, number>>;
}

function Reasons({ title, reasons }: ReasonsProps) {
  const list = Object.entries(reasons);
  if (list.length === 0) return null;
  return (
    <details class="generated">
      <summary>
        {title}: {list.reduce((sum, [, count]) => sum + count, 0).toLocaleString("en")} cases
      </summary>
      <ul class="findings">
        {list.map(([reason, count]) => (
          <li key={reason}>
            {count.toLocaleString("en")}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
