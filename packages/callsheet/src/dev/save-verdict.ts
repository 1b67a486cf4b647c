import { type Finding, type Report, verdicts, type Witness, worst } from "@callsheet/diff";
import type { SaveChange, SaveVerdict, SaveWitness } from "@callsheet/workbench";

/** More changes than these are counted, not listed. */
const mostChanges = 100;

/** The page's report of a comparison: the worst first. */
export function saveVerdict({ findings, clients, servers, old }: Report): SaveVerdict {
  const sorted = findings.toSorted((a, b) => rank(b) - rank(a));
  const changes = sorted.slice(0, mostChanges).map(changeOf);
  return { since: old, clients, servers, changes, more: findings.length - changes.length };
}

function rank({ clients, servers }: Finding): number {
  return verdicts.indexOf(worst([clients, servers]));
}

function changeOf(finding: Finding): SaveChange {
  const { rule, clients, servers, message, operations, before, after = before, witness } = finding;
  return {
    rule,
    clients,
    servers,
    text: message,
    operations,
    ...(after?.line !== undefined && { place: `${after.file}:${after.line}:${after.column ?? 1}` }),
    ...(witness && { witness: witnessOf(witness) }),
  };
}

function witnessOf(witness: Witness): SaveWitness {
  const { kind, takenBy } = witness;
  if (witness.kind === "request") return { kind, takenBy, text: witness.curl };
  const head = [
    `HTTP/1.1 ${witness.status}`,
    ...witness.headers.map(([name, value]) => `${name}: ${value}`),
  ].join("\n");
  return { kind, takenBy, text: witness.body === undefined ? head : `${head}\n\n${witness.body}` };
}
