import type { Reply } from "./prism.ts";

/** A broken rule as a validator reports it. */
export interface Violation {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** What an operation's messages are held against. Every method returns the broken rules, none when all is well. */
export interface Checks {
  /** Checks the flat input: path, query, header and body members in one object. */
  input(members: Readonly<Record<string, unknown>>): readonly Violation[];
  /** Checks the body of a reply against what its status declares. */
  body(reply: Reply): readonly Violation[];
  /** Checks the headers of a reply against what its status declares. */
  headers(reply: Reply): readonly Violation[];
}

/** More than this many broken rules say nothing new. */
const SPOKEN = 10;

/** Says broken rules in words: `channelArn must match pattern "…"; expirationInSeconds must be >= 60`. */
export function describeViolations(violations: readonly Violation[]): string {
  const words = violations.slice(0, SPOKEN).map(describe);
  const rest = violations.length - words.length;
  return words.join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

function describe({ instancePath, keyword, params, message }: Violation): string {
  const missing = keyword === "required" ? String(params.missingProperty) : undefined;
  const steps = instancePath.split("/").slice(1).map(unescapePointer);
  if (missing !== undefined) return `${subject([...steps, missing])} is required`;
  const values = params.allowedValues;
  const allowed = keyword === "enum" && Array.isArray(values) ? `: ${values.map(String).join(", ")}` : "";
  const constant = keyword === "const" ? `: ${String(params.allowedValue)}` : "";
  return `${subject(steps)} ${message ?? `breaks the rule ${keyword}`}${allowed}${constant}`;
}

/** `/tags/0/key` as a developer would write it: `tags[0].key`. */
function subject(steps: readonly string[]): string {
  const named = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join("");
  return named.replace(/^\./, "") || "the body";
}

function unescapePointer(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
