import type { Finding, SourcePlace } from "../finding.ts";
import type { Verdict } from "../verdict.ts";
import { worst } from "../verdict.ts";

/**
 * A text in one line, without characters that a terminal would interpret: names and values in it come from
 * documents.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, "");
}

/** A place as `file:line:column`. */
export function placeText({ file, pointer, line, column }: SourcePlace): string {
  return oneLine(line === undefined ? `${file}#${pointer}` : `${file}:${line}:${column ?? 1}`);
}

/** Operations in a few words: the first ones, and how many more there are. */
export function operationsText({ operations }: Finding): string {
  const shown = operations.slice(0, 3).join(", ");
  return oneLine(operations.length > 3 ? `${shown} and ${operations.length - 3} more` : shown);
}

/** A finding's worse verdict, and whose it is. */
export function verdictText({ clients, servers }: Finding): string {
  if (clients === servers) return clients;
  return `${clients} for clients, ${servers} for servers`;
}

/** The verdict that sorts a finding. */
export function verdictOf({ clients, servers }: Finding, view: View): Verdict {
  return view === "clients" ? clients : view === "servers" ? servers : worst([clients, servers]);
}

/** Whose verdict counts. */
export type View = "clients" | "servers" | "all";

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What proves a finding, in one line each. */
export function witnessLines({ witness }: Finding): string[] {
  if (!witness) return [];
  const [takes, refuses] = witness.takenBy === "old" ? ["old", "new"] : ["new", "old"];
  if (witness.kind === "request") return [`${takes} takes, ${refuses} refuses: ${cut(witness.curl)}`];
  const headers = witness.headers.map(([name, value]) => `${name}: ${value}`).join(", ");
  const reply = [String(witness.status), headers, witness.body ?? ""].filter((part) => part !== "").join(" ");
  return [`${takes} allows, ${refuses} does not: ${cut(reply)}`];
}

/** What the sources say about the change, in one line each. */
export function sourceLines({ sources = [] }: Finding): string[] {
  return sources.map(({ source, section, says, decision }) => {
    const page = section === undefined ? source : `${source} (${section})`;
    const by = page !== undefined && decision !== undefined ? `, see decision ${decision}` : "";
    return cut(`${page ?? `decision ${decision}`} says ${JSON.stringify(says)}${by}`);
  });
}

/** More than this helps no reader; the JSON report has all of it. */
const MOST_CHARACTERS = 600;

function cut(text: string): string {
  const line = oneLine(text);
  return line.length > MOST_CHARACTERS
    ? `${line.slice(0, MOST_CHARACTERS)}… (${line.length} characters; --format json has all)`
    : line;
}
