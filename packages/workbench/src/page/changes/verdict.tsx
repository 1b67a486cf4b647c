import type { SaveChange, SaveVerdict, SaveWitness } from "../../data/save-event.ts";
import { Badge } from "../parts/badges.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { MarkdownLine } from "../parts/markdown.tsx";

const kinds = { breaking: "bad", risky: "warning", additive: "good" } as const;

function kindOf(verdict: string): "bad" | "warning" | "good" | "plain" {
  return kinds[verdict as keyof typeof kinds] ?? "plain";
}

/** The worst that the documents do to anybody, in one word. */
export function VerdictBadge({ verdict: { clients, servers } }: { readonly verdict: SaveVerdict }) {
  const worst = ["breaking", "risky", "additive"].find((one) => one === clients || one === servers) ?? "none";
  return <Badge kind={kindOf(worst)} text={worst} />;
}

/**
 * What the current documents mean for clients and servers of the earlier version, each change with its proof.
 */
export function Verdict({ verdict }: { readonly verdict: SaveVerdict }) {
  const { since, clients, servers, changes, more } = verdict;
  const asking = changes.filter((one) => one.clients !== "none" || one.servers !== "none");
  const quiet = changes.length - asking.length;
  return (
    <section class="verdict">
      <h2>
        Compared with <code>{since}</code>
      </h2>
      {changes.length === 0 ? (
        <p class="muted">The contract is the same.</p>
      ) : (
        <p class="verdict-line">
          <Badge kind={kindOf(clients)} text={clients} /> for clients,{" "}
          <Badge kind={kindOf(servers)} text={servers} /> for servers
        </p>
      )}
      <ul class="consequences">
        {asking.map((change) => (
          <Consequence
            key={change.rule + change.text + change.operations.join()}
            change={change}
            since={since}
          />
        ))}
      </ul>
      {quiet > 0 && <p class="muted">{quiet} more of texts and examples, which ask nothing of anybody.</p>}
      {more > 0 && (
        <p class="muted">
          {more} more: <code>callsheet diff</code> lists them all.
        </p>
      )}
    </section>
  );
}

function Consequence({ change, since }: { readonly change: SaveChange; readonly since: string }) {
  const { rule, clients, servers, text, operations, place, witness } = change;
  const whom =
    clients === servers
      ? [`${clients} for both`]
      : [`${clients} for clients`, `${servers} for servers`].filter((one) => !one.startsWith("none"));
  return (
    <li class="consequence">
      <p class="consequence-text">
        <MarkdownLine text={text} />
      </p>
      <p class="consequence-facts">
        {whom.map((one) => (
          <Badge key={one} kind={kindOf(one.split(" ", 1)[0] ?? "")} text={one} />
        ))}
        {operations.length > 0 && <span>{operationsText(operations)}</span>}
        {place !== undefined && <code>{place}</code>}
        <span class="muted">{rule}</span>
      </p>
      {witness && <Proof witness={witness} since={since} />}
    </li>
  );
}

function operationsText(operations: readonly string[]): string {
  const shown = operations.slice(0, 3).join(", ");
  return operations.length > 3 ? `${shown} and ${operations.length - 3} more` : shown;
}

function Proof({ witness, since }: { readonly witness: SaveWitness; readonly since: string }) {
  const { kind, takenBy, text } = witness;
  const [takes, refuses] = takenBy === "old" ? [since, "the new version"] : ["the new version", since];
  const label =
    kind === "request"
      ? `Proof: ${takes} takes this request, ${refuses} refuses it`
      : `Proof: ${takes} allows this reply, ${refuses} does not`;
  return <CodeBlock label={label} language={kind === "request" ? "shell" : "http"} code={text} />;
}
