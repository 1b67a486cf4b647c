import { documentVersion, type OpenApiVersion, pointerSteps, type SourceFile } from "@callsheet/document";
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
import type { FindingAt, SpecSources } from "./spec-sources.ts";
import { follow, resolveReference } from "./walk/resolve-reference.ts";
import { unusedComponents } from "./walk/unused-components.ts";

import { type Place, type Visited, type Visitor, walkDocument } from "./walk/walk-document.ts";

/** Shared by the documents of one run. */
export interface LintState {
  readonly sources: SpecSources;
  /** What was visited, by profile and version: a file that two documents share has its findings once. */
  readonly visited: Map<string, Visited>;
}

/** Lints one document and whatever it refers to. */
export function lintDocument(document: SourceFile, { sources, visited }: LintState): Finding[] {
  const verdict = documentVersion(document.value);
  if ("refusal" in verdict) return [versionFinding(document, verdict, sources)];
  const { version } = verdict;
  const profile = profileOf(document.value);
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

function versionFinding(
  document: SourceFile,
  { pointer, refusal }: { readonly pointer: string; readonly refusal: string },
  sources: SpecSources,
): Finding {
  const at = locate(document, pointerSteps(pointer)) ?? rootOf(document);
  const message = `${pointer === "/openapi" ? "`openapi`" : "This document"} ${refusal}.`;
  return sources.finding({
    file: document,
    steps: at.steps,
    rule: "openapi-version",
    severity: "error",
    message,
  });
}

function createContext(
  document: SourceFile,
  { sources, profile, version }: { sources: SpecSources; profile: Profile; version: OpenApiVersion },
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
      const { line, column } = sources.placeOf(located.file, listSteps(located.steps));
      return `${displayPath(sources.pathOf(located.file))}:${line}:${column}`;
    },
  };
}

function createVisitor(context: RuleContext, findings: Finding[]): Visitor {
  const { profile, sources, version } = context;
  const { forAll, byType } = rulesOf(profile);
  const run = (rule: Rule, place: Place): void => {
    const severity = rule.severity[profile];
    for (const problem of (severity && rule.check(place, context)) || [])
      findings.push(
        sources.finding(toFinding(rule.name, problem, { place, severity: severity as Finding["severity"] })),
      );
  };
  return {
    place(place) {
      for (const rule of byType.get(place.type.name) ?? []) run(rule, place);
      for (const rule of forAll) run(rule, place);
    },
    mistyped(located, type) {
      findings.push(
        sources.finding({
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
          sources.finding({ ...at, rule, message, severity: rule === siblings.name ? "warning" : "error" }),
        );
      if (problem) report("invalid-ref", problem);
      else if (target && isCircle(located, target, sources))
        report("invalid-ref", `\`${String(located.value)}\` leads back to itself.`);
      const names = version === "3.0" ? siblingsOf(located) : [];
      if (names.length > 0)
        report(siblings.name, siblings.message(names), { file: located.file, steps: located.steps?.before });
    },
  };
}

/** True when a reference leads from reference to reference and back to itself. */
function isCircle(located: Located, target: Located, sources: SpecSources): boolean {
  const start = holderOf(located);
  let next: Located | undefined = target;
  for (let hops = 0; next && hops < 64; hops++) {
    if (next.value === start) return true;
    const reference: unknown = memberOf(next.value, "$ref");
    if (typeof reference !== "string") return false;
    next = resolveReference(sources, next, reference).target;
  }
  return false;
}

/** The object that contains a `$ref`. */
function holderOf({ file, steps }: Located): unknown {
  return locate(file, listSteps(steps?.before))?.value;
}

/** The siblings of a `$ref`. */
function siblingsOf(located: Located): string[] {
  const holder = holderOf(located);
  return isObject(holder) ? Object.keys(holder).filter((key) => key !== "$ref" && !key.startsWith("x-")) : [];
}

function toFinding(
  rule: string,
  problem: Problem,
  { place, severity }: { readonly place: Place; readonly severity: Finding["severity"] },
): FindingAt {
  const { file, steps } = (problem.at ?? []).reduce(childOf, problem.located ?? place);
  return { file, steps, rule, severity: problem.severity ?? severity, message: problem.message };
}

function unusedFindings(document: SourceFile, sources: SpecSources): Finding[] {
  return unusedComponents(document, sources).map((located) =>
    sources.finding({
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
          sources.finding({ ...placeInFiles(document, path, sources), rule, severity: "error", message }),
        ),
  );
}
