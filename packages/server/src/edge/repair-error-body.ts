import { pointerSteps } from "@callsheet/protocol/json-pointer";
import type { Validator } from "../definition.ts";
import type { Violation } from "../validation/violation.ts";
import { valueAt } from "../validation/violation-message.ts";
import type { ToldProblem } from "./problem.ts";

/** What a member says, by its name: its values by the types that a schema may want. */
export type MemberValues = (name: string) => Readonly<Record<string, unknown>>;

/** How many rules of a schema are repaired one after another before a body is given up. */
const rounds = 60;

/**
 * Makes a body satisfy its schema: rule after rule, with the neutral value that the rule allows. Required
 * members say what their names say.
 *
 * @returns undefined when a rule cannot be satisfied so, such as a pattern of a required member
 */
export function repairErrorBody(
  validator: Validator,
  body: unknown,
  { problem, valuesOf }: { readonly problem: ToldProblem; readonly valuesOf: MemberValues },
): unknown {
  let repaired = body;
  const seen = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const violations = validator.errors(repaired, 100);
    if (violations.length === 0) return validator.is(repaired) ? repaired : undefined;
    const next = nextBody(repaired, violations, { problem, valuesOf, seen });
    if (next === undefined) return undefined;
    repaired = next.body;
  }
  return undefined;
}

interface Repairing {
  readonly problem: ToldProblem;
  readonly valuesOf: MemberValues;
  /** The bodies that were already tried. */
  readonly seen: Set<string>;
}

/** The body with the first repairable violation repaired: of alternatives, the first counts as intended. */
function nextBody(
  body: unknown,
  violations: readonly Violation[],
  repairing: Repairing,
): { readonly body: unknown } | undefined {
  for (const violation of violations) {
    for (const repair of repairsOf(violation, valueAt(body, violation.instancePath), repairing)) {
      const next = withValue(body, repair.steps, repair.value);
      const key = JSON.stringify(next) ?? "";
      if (repairing.seen.has(key)) continue;
      repairing.seen.add(key);
      return { body: next };
    }
  }
  return undefined;
}

interface Repair {
  readonly steps: readonly string[];
  /** Undefined: the member is removed. */
  readonly value: unknown;
}

function* repairsOf(violation: Violation, value: unknown, repairing: Repairing): Generator<Repair> {
  const { instancePath, keyword, params } = violation;
  const steps = pointerSteps(instancePath);
  const { problem, valuesOf } = repairing;
  if (keyword === "required") {
    const name = String(params.missingProperty);
    yield { steps: [...steps, name], value: valuesOf(name).string ?? "" };
  } else if (keyword === "additionalProperties" || keyword === "unevaluatedProperties") {
    const name = params.additionalProperty ?? params.unevaluatedProperty;
    if (name !== undefined) yield { steps: [...steps, String(name)], value: undefined };
  } else if (keyword === "type") {
    const name = steps.findLast((step) => !/^\d+$/.test(step)) ?? "";
    for (const type of [params.type].flat().map(String))
      yield { steps, value: valueOfType(type, valuesOf(name)) };
  } else if (keyword === "minItems" && Array.isArray(value)) {
    yield { steps, value: [...value, value.at(-1) ?? problem.detail] };
  } else {
    for (const fitting of fittingValues(violation, value, problem)) yield { steps, value: fitting };
    // An optional member does no harm by its absence.
    if (steps.length > 0 && !/^\d+$/.test(steps.at(-1) ?? "")) yield { steps, value: undefined };
  }
}

const neutral: Readonly<Record<string, unknown>> = {
  null: null,
  string: "",
  integer: 0,
  number: 0,
  boolean: false,
  array: [],
  object: {},
};

function valueOfType(type: string, known: Readonly<Record<string, unknown>>): unknown {
  return Object.hasOwn(known, type) ? known[type] : neutral[type];
}

/** Values that satisfy one rule, or probably do. */
function fittingValues(violation: Violation, value: unknown, problem: ToldProblem): readonly unknown[] {
  if (violation.keyword === "pattern") return likelyTexts(String(value), problem.status);
  const fitting = fittingValue(violation, value, problem);
  return fitting === undefined ? [] : [fitting];
}

/** The text without characters that patterns often exclude, and words and numbers that many allow. */
function likelyTexts(text: string, status: number): string[] {
  const plain = text.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, "?");
  return [
    plain,
    "error",
    "Error",
    "ERROR",
    String(status),
    "0",
    "E0000",
    "00000000-0000-0000-0000-000000000000",
  ];
}

/** A value that satisfies one rule; undefined where none is known. */
function fittingValue({ keyword, params }: Violation, value: unknown, problem: ToldProblem): unknown {
  const limit = Number(params.limit);
  switch (keyword) {
    case "const":
      return params.allowedValue;
    case "enum":
      return pickAllowed(params.allowedValues as readonly unknown[], problem.status);
    case "minLength":
      return String(value).padEnd(limit, "-");
    case "maxLength":
      return [...String(value)].slice(0, limit).join("");
    case "maxItems":
      return Array.isArray(value) ? value.slice(0, limit) : undefined;
    case "minimum":
    case "maximum":
      return limit;
    case "exclusiveMinimum":
      return limit + 1;
    case "exclusiveMaximum":
      return limit - 1;
    case "multipleOf":
      return 0;
    case "format":
      return formats[String(params.format)]?.(problem);
  }
  return undefined;
}

const formats: Readonly<Record<string, (problem: ToldProblem) => unknown>> = {
  "date-time": () => new Date().toISOString(),
  date: () => new Date().toISOString().slice(0, 10),
  time: () => new Date().toISOString().slice(11),
  duration: () => "PT0S",
  // Any kind of id gets the one in the log.
  uuid: ({ requestId }) => requestId,
  uri: () => "about:blank",
  "uri-reference": () => "",
  iri: () => "about:blank",
  "iri-reference": () => "",
  email: () => "nobody@example.com",
  hostname: () => "localhost",
  ipv4: () => "0.0.0.0",
  ipv6: () => "::",
  "json-pointer": () => "",
};

/** What the words of an enumeration share with a status. */
const wordsOf: readonly (readonly [test: (status: number) => boolean, words: RegExp])[] = [
  [(status) => status === 401, /auth|credential|login/i],
  [(status) => status === 403, /forbid|denied|permission|access/i],
  [(status) => status === 404, /not.?found|unknown|missing/i],
  [(status) => status === 406 || status === 415, /media|type|accept|unsupported|invalid/i],
  [(status) => status === 429, /rate|limit|throttl/i],
  [(status) => status < 500, /invalid|bad.?request|validation|malformed|argument|param/i],
  [() => true, /error|internal|server|fatal|fail/i],
];

function pickAllowed(allowed: readonly unknown[], status: number): unknown {
  for (const [test, words] of wordsOf) {
    const found = test(status) && allowed.find((value) => typeof value === "string" && words.test(value));
    if (found) return found;
  }
  return allowed[0];
}

/** A copy in which one value is replaced or removed. */
function withValue(root: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...others] = steps;
  if (step === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, index) => (String(index) === step ? withValue(item, others, value) : item));
  const members = typeof root === "object" && root !== null ? Object.entries(root) : [];
  const known = members.find(([name]) => name === step)?.[1];
  const changed = withValue(known, others, value);
  const rest = members.map(([name, member]) => [name, name === step ? changed : member] as const);
  const all = known === undefined ? [...rest, [step, changed] as const] : rest;
  return Object.fromEntries(all.filter(([, member]) => member !== undefined));
}
