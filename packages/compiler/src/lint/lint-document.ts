import { displayPath } from "../documents.ts";
import type { Finding } from "./finding.ts";
import { type Profile, profileOf } from "./profile.ts";
import { placeInFiles, resolvedGraph } from "./resolved-graph.ts";
import type { Problem, Rule, RuleContext } from "./rule.ts";
import { house } from "./rules/house.js";
import { referenceSiblings as siblings } from "./rules/http/components.ts";
import { forgetOperationIds } from "./rules/http/operations.ts";
import { mistypedMessage } from "./rules/http/structure.ts";
import { rulesOf } from "./rules/rules.ts";
import { childOf, isObject, type Located, listSteps, locate, memberOf, rootOf } from "./source/located.ts";
import type { SourceFile } from "./source/source-file.ts";
import { placeFinding, type SpecSources } from "./spec-sources.ts";
import { follow, resolveReference } from "./walk/resolve-reference.ts";
import { unusedComponents } from "./walk/unused-components.ts";
import { type Version, versionOf } from "./walk/version.ts";
import { type Place, type Visited, type Visitor, walkDocument } from "./walk/walk-document.ts";

/** What documents of one run share. */
export interface LintState {
  readonly sources: SpecSources;
  /** What was visited, by profile and version: a file that two documents share has its findings once. */
  readonly visited: Map<string, Visited>;
}

/** Lints one document and whatever it refers to. */
export function lintDocument(document: SourceFile, { sources, visited }: LintState): Finding[] {
  const version = versionOf(document.value);
  const profile = profileOf(document.value);
  if (typeof version === "object") {
    const at = locate(document, version.at) ?? rootOf(document);
    return [placeFinding({ ...at, rule: "openapi-version", severity: "error", message: version.problem })];
  }
  const key = `${profile} ${version}`;
  if (!visited.has(key)) visited.set(key, new Map());
  forgetOperationIds(document);
  const findings: Finding[] = [];
  const visitor = createVisitor(createContext(document, { sources, profile, version }), findings);
  walkDocument(document, { sources, version, visitor, visited: visited.get(key) as Visited });
  if (profile === "aws")
    findings.push(...unusedFindings(document, sources), ...houseFindings(document, sources));
  return findings;
}

function createContext(
  document: SourceFile,
  { sources, profile, version }: { sources: SpecSources; profile: Profile; version: Version },
): RuleContext {
  const followHere = (located: Located): Located | undefined => follow(sources, located);
  return {
    document,
    profile,
    version,
    sources,
    follow: followHere,
    member: (located, ...keys) =>
      keys.reduce<Located | undefined>(
        (holder, key) => holder && followHere(childOf(holder, key)),
        located && followHere(located),
      ),
    placeOf: (located) => {
      const { file, line, column } = placeFinding({ ...located, rule: "", severity: "error", message: "" });
      return `${displayPath(file)}:${line}:${column}`;
    },
  };
}

function createVisitor(context: RuleContext, findings: Finding[]): Visitor {
  const { profile, sources, version } = context;
  const { forAll, byType } = rulesOf(profile);
  const run = (rule: Rule, place: Place): void => {
    const severity = rule.severity[profile];
    for (const problem of (severity && rule.check(place, context)) || [])
      findings.push(toFinding(rule.name, problem, { place, severity: severity as Finding["severity"] }));
  };
  return {
    place(place) {
      for (const rule of byType.get(place.type.name) ?? []) run(rule, place);
      for (const rule of forAll) run(rule, place);
    },
    mistyped(located, type) {
      findings.push(
        placeFinding({
          ...located,
          rule: "struct",
          severity: "error",
          message: mistypedMessage(located.value, type),
        }),
      );
    },
    reference(located, { target, problem }) {
      const report = (rule: string, message: string, at: Pick<Located, "file" | "steps"> = located) =>
        findings.push(
          placeFinding({ ...at, rule, message, severity: rule === siblings.name ? "warning" : "error" }),
        );
      if (problem) report(problem.rule, problem.message);
      else if (target && isCircle(located, target, sources))
        report("invalid-ref", `\`${String(located.value)}\` leads back to itself.`);
      const names = version === "3.0" ? siblingsOf(located) : [];
      if (names.length > 0)
        report(siblings.name, siblings.message(names), { file: located.file, steps: located.steps?.before });
    },
  };
}

/** True when a reference leads from reference to reference and back to where it stands. */
function isCircle(located: Located, target: Located, sources: SpecSources): boolean {
  const start = holderOf(located);
  let next: Located | undefined = target;
  for (let hops = 0; next && hops < 64; hops++) {
    if (next.value === start) return true;
    const reference: unknown = memberOf(next.value, "$ref");
    if (typeof reference !== "string") return false;
    next = resolveReference(sources, next.file, reference).target;
  }
  return false;
}

/** The object that a `$ref` stands in. */
function holderOf({ file, steps }: Located): unknown {
  return locate(file, listSteps(steps?.before))?.value;
}

/** What stands next to a `$ref`. */
function siblingsOf(located: Located): string[] {
  const holder = holderOf(located);
  return isObject(holder) ? Object.keys(holder).filter((key) => key !== "$ref" && !key.startsWith("x-")) : [];
}

function toFinding(
  rule: string,
  problem: Problem,
  { place, severity }: { place: Place; severity: Finding["severity"] },
): Finding {
  const at = (problem.at ?? []).reduce(childOf, problem.located ?? place);
  return placeFinding({
    file: at.file,
    steps: at.steps,
    rule,
    severity: problem.severity ?? severity,
    message: problem.message,
  });
}

function unusedFindings(document: SourceFile, sources: SpecSources): Finding[] {
  return unusedComponents(document, sources).map((located) =>
    placeFinding({
      ...located,
      rule: "oas3-unused-component",
      severity: "warning",
      message: `Nothing refers to \`${located.steps?.key}\`.`,
    }),
  );
}

/** The house rules see a document with its references resolved, as in Spectral. */
function houseFindings(document: SourceFile, sources: SpecSources): Finding[] {
  const graph = resolvedGraph(document, sources);
  return Object.entries(house).flatMap(([rule, { check }]) =>
    rule === "known-keyword"
      ? [] // every profile has it
      : check(graph).map(({ message, path }) =>
          placeFinding({ ...placeInFiles(document, path, sources), rule, severity: "error", message }),
        ),
  );
}
