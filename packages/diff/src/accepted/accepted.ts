import { isObject, parseText } from "@callsheet/document";
import type { Finding } from "../finding.ts";
import { policies, type RuleName } from "../policy.ts";
import { DiffError } from "../source/diff-error.ts";

/** An accepted change: findings that match it do not fail a build. */
export interface Accepted {
  readonly rule: RuleName;
  /** The operation that it is about; any, if missing. */
  readonly operation?: string;
  /** The part that it is about, such as `body.streamId`, with everything in it; any, if missing. */
  readonly part?: string;
  /** Why the change is right. */
  readonly reason: string;
  /** The last day on which it counts, as `2027-01-31`. */
  readonly until?: string;
}

const MEMBERS = ["rule", "operation", "part", "reason", "until"];

/**
 * Reads a file of accepted changes: a list under `accepted`, each with its rule, its reason and, if it is to
 * end, its last day.
 * @throws DiffError for the first invalid entry
 */
export function readAccepted(file: string, text: string): Accepted[] {
  const parsed = parseText(file, text);
  if (!("value" in parsed)) throw new DiffError(`${file}: ${parsed.problem.message}`);
  const list = isObject(parsed.value) ? parsed.value.accepted : undefined;
  if (!Array.isArray(list))
    throw new DiffError(`${file}: a list of changes under \`accepted\` was expected.`);
  return list.map((entry, index) => readEntry(`${file}: accepted/${index}`, entry));
}

function readEntry(where: string, entry: unknown): Accepted {
  const refuse = (problem: string): never => {
    throw new DiffError(`${where} ${problem}.`);
  };
  if (!isObject(entry)) return refuse("is not an object");
  const unknown = Object.keys(entry).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) refuse(`has \`${unknown}\`; it may have ${MEMBERS.join(", ")}`);
  for (const name of MEMBERS)
    if (Object.hasOwn(entry, name) && typeof entry[name] !== "string") refuse(`needs a text for \`${name}\``);
  const { rule, reason, until } = entry as Record<string, string | undefined>;
  if (rule === undefined || !Object.hasOwn(policies, rule))
    refuse(`has the rule \`${rule ?? ""}\`; the rules are ${Object.keys(policies).join(", ")}`);
  if (reason === undefined || reason.trim() === "") refuse("needs a `reason`");
  if (until !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until))))
    refuse(`has \`until: ${until}\`; a day such as 2027-01-31 was expected`);
  return entry as unknown as Accepted;
}

/** Findings split by whether they were accepted, and the entries that are useless by now. */
export interface Sorted {
  readonly open: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly by: Accepted }[];
  /** Entries whose last day is over. */
  readonly expired: readonly Accepted[];
  /** Entries that match no finding. */
  readonly unused: readonly Accepted[];
}

/** Splits findings by whether they were accepted. An entry counts until the end of its last day, in UTC. */
export function sortByAccepted(
  findings: readonly Finding[],
  list: readonly Accepted[],
  today: string,
): Sorted {
  const expired = list.filter(({ until }) => until !== undefined && until < today);
  const valid = list.filter((entry) => !expired.includes(entry));
  const open: Finding[] = [];
  const accepted: { finding: Finding; by: Accepted }[] = [];
  for (const finding of findings) {
    const by = valid.find((entry) => fits(entry, finding));
    if (by) accepted.push({ finding, by });
    else open.push(finding);
  }
  return {
    open,
    accepted,
    expired,
    unused: valid.filter((entry) => !accepted.some(({ by }) => by === entry)),
  };
}

function fits({ rule, operation, part }: Accepted, finding: Finding): boolean {
  if (rule !== finding.rule) return false;
  if (operation !== undefined && finding.operations.some((name) => name !== operation)) return false;
  if (operation !== undefined && finding.operations.length === 0) return false;
  return (
    part === undefined ||
    finding.part === part ||
    finding.part.startsWith(`${part}.`) ||
    finding.part.startsWith(`${part}[`)
  );
}
