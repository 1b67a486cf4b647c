import {
  type ApiDocument,
  createContract,
  provenanceOf,
  readCallbacks,
  type SourcedFact,
  Unsupported,
} from "@callsheet/document";
import type { Finding, FindingSource, SourcePlace } from "./finding.ts";
import { compareOperations } from "./operation/compare-operations.ts";
import { Comparison } from "./operation/comparison.ts";
import type { Draft } from "./operation/draft.ts";
import { pairDocuments } from "./pair-documents.ts";
import { policies } from "./policy.ts";
import type { Report } from "./report/report.ts";
import type { Versions } from "./schema/versions.ts";
import type { Side, SideDocument } from "./side.ts";
import { compareAnnotations } from "./structure/compare-annotations.ts";
import { compareServers } from "./structure/compare-servers.ts";
import { compareStructure } from "./structure/compare-structure.ts";
import { compareTypes } from "./types/compare-types.ts";
import { nameSymbols, type Symbols, symbolsOf } from "./types/name-symbols.ts";
import { isAtLeast, verdicts, worst } from "./verdict.ts";

/**
 * Compares two sides: every difference with its verdicts for both views, its places in both versions and, if
 * values can show it, the smallest request or reply that proves it.
 */
export function diffDocuments(old: Side, fresh: Side): Report {
  const { pairs, removed, added } = pairDocuments(old.documents, fresh.documents);
  const skipped: string[] = [];
  const findings = [
    ...pairs.flatMap((pair) => diffPair(pair, skipped)),
    ...removed.flatMap((document) => diffPair({ old: document, new: emptied(document) }, skipped)),
    ...added.flatMap((document) => diffPair({ old: emptied(document), new: document }, skipped)),
  ].sort(bySeverity);
  return {
    old: old.label,
    new: fresh.label,
    findings,
    clients: worst(findings.map(({ clients }) => clients)),
    servers: worst(findings.map(({ servers }) => servers)),
    documents: fresh.documents.map(({ id }) => id),
    skipped,
  };
}

function bySeverity(left: Finding, right: Finding): number {
  const rank = ({ clients, servers }: Finding) => verdicts.indexOf(clients) * 4 + verdicts.indexOf(servers);
  return rank(right) - rank(left);
}

/** A document that only one side has: each of its operations is new, or removed. */
function emptied(document: SideDocument): SideDocument {
  return { ...document, api: { ...document.api, operations: [], webhooks: [], skipped: [] } };
}

function diffPair(documents: Versions<SideDocument>, skipped: string[]): Finding[] {
  const apis = { old: documents.old.api, new: documents.new.api };
  const comparison = new Comparison();
  compareOperations(comparison, apis.old.operations, apis.new.operations);
  compareServers(comparison, apis);
  compareAnnotations(comparison, apis);
  compareStructure(comparison, apis);
  compareTypes(comparison, apis);
  const received = new Comparison();
  const calls = (api: ApiDocument) => [...api.webhooks, ...readCallbacks(api)];
  compareOperations(received, calls(apis.old), calls(apis.new));
  for (const version of ["old", "new"] as const)
    for (const { pointer, reason } of documents[version].api.skipped) {
      const { file, line, column } = placeOf(documents[version], pointer);
      skipped.push(`${file}:${line ?? 1}:${column ?? 1} ${reason}`);
    }
  return merged([
    ...withSymbols(comparison.drafts, documents.old).map((draft) => findingOf(draft, documents, false)),
    // The service sends what a webhook or callback accepts: so the other party breaks.
    ...received.drafts.map((draft) => findingOf(draft, documents, true)),
  ]);
}

/**
 * Findings with the exported names that they concern. Naming takes a moment, so it is done only if somebody
 * has something to do.
 */
function withSymbols(drafts: readonly Draft[], { api, id }: SideDocument): readonly Draft[] {
  const matters = ({ rule }: Draft) => policies[rule].clients !== "none" || policies[rule].servers !== "none";
  if (!drafts.some(matters)) return drafts;
  const symbols = readSymbols(api, id);
  const pointers = new Map(api.operations.map(({ name, pointer }) => [name, pointer]));
  return drafts.map((draft) => {
    const [name = ""] = draft.operations;
    const operation = matters(draft) ? symbols.get(pointers.get(name) ?? "") : undefined;
    return operation ? { ...draft, symbols: nameSymbols(draft, operation) } : draft;
  });
}

function readSymbols(api: ApiDocument, id: string): Symbols {
  try {
    return symbolsOf(createContract(api, id));
  } catch (error) {
    // Parts from which nothing is generated export nothing.
    if (error instanceof Unsupported) return new Map();
    throw error;
  }
}

function findingOf(draft: Draft, documents: Versions<SideDocument>, turned: boolean): Finding {
  const { clients, servers } = policies[draft.rule];
  const { old, new: fresh, witness, keyword, symbols, rule, part, message, evidence, operations } = draft;
  return {
    rule,
    clients: turned ? servers : clients,
    servers: turned ? clients : servers,
    evidence,
    document: documents.new.id,
    operations,
    part,
    message,
    ...(keyword === undefined ? {} : { keyword }),
    ...(old === undefined ? {} : { before: placeOf(documents.old, old) }),
    ...(fresh === undefined ? {} : { after: placeOf(documents.new, fresh) }),
    ...(witness ? { witness } : {}),
    ...sourcesOf(draft, documents),
    ...(symbols ? { symbols } : {}),
  };
}

/** What the sources say about the changed keyword: those of the new version, else those of the old one. */
function sourcesOf(draft: Draft, documents: Versions<SideDocument>): Pick<Finding, "sources"> {
  for (const version of ["new", "old"] as const) {
    const pointer = draft[version];
    const { provenance } = documents[version];
    if (pointer === undefined || !provenance || draft.keyword === undefined) continue;
    const place = pointer.endsWith(`/${draft.keyword}`)
      ? pointer.slice(0, -draft.keyword.length - 1)
      : pointer;
    const facts = provenanceOf(provenance, place).filter(({ keyword }) => keyword === draft.keyword);
    if (facts.length > 0) return { sources: facts.map(sourceOf) };
  }
  return {};
}

function sourceOf({ source, url, section, says, value, decision }: SourcedFact): FindingSource {
  return {
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    ...(section !== undefined && { section }),
    says: says ?? value,
    ...(decision !== undefined && { decision }),
  };
}

function placeOf({ api, show }: SideDocument, pointer: string): SourcePlace {
  const { file, pointer: inFile, line, column } = located(api, pointer);
  return {
    file: show ? show(file) : file,
    pointer: inFile,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

function located(api: ApiDocument, pointer: string) {
  return api.locate(pointer.replace(/#.*$/, ""));
}

/** One finding for what several places of a bundle took from one place of an author's file. */
function merged(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, before, after, message } = finding;
    const key = JSON.stringify([
      rule,
      before,
      after,
      rule.startsWith("reply") || rule.startsWith("request") ? message : "",
    ]);
    const known = byPlace.get(key);
    if (!known) byPlace.set(key, finding);
    else
      byPlace.set(key, { ...known, operations: [...new Set([...known.operations, ...finding.operations])] });
  }
  return [...byPlace.values()];
}

/** Findings as bad as a verdict or worse, for one of the views or for either. */
export function findingsAtLeast(
  { findings }: Pick<Report, "findings">,
  least: (typeof verdicts)[number],
  view: "clients" | "servers" | "all",
): Finding[] {
  return findings.filter(({ clients, servers }) =>
    (view === "all" ? [clients, servers] : [view === "clients" ? clients : servers]).some((verdict) =>
      isAtLeast(verdict, least),
    ),
  );
}
