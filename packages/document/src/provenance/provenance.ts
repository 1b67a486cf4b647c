import { isObject, own, ownList, ownObject, ownString, sameJson } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import type { ApiDocument } from "../read/operation.ts";
import { DocumentError } from "../source/document-error.ts";
import { parseText } from "../source/parse-text.ts";
import { Positions } from "../source/positions.ts";
import type { Problem } from "../source/problem.ts";
import { type Constraint, constraintsOf } from "./constraints.ts";

/** Where a constraint comes from. */
export interface SourcedFact {
  readonly keyword: string;
  /** What the document must say. */
  readonly value: unknown;
  /** The title of the page or model; undefined if only a decision says it. */
  readonly source?: string;
  readonly url?: string;
  /** The section of the source. */
  readonly section?: string;
  /** What the source says, if the document says something else. */
  readonly says?: unknown;
  /** The decision behind the difference, such as `004-patterns-are-anchored`. */
  readonly decision?: string;
  readonly line: number;
  readonly column: number;
}

/** The sources of a document's constraints, by JSON pointer in the bundled document. */
export interface Provenance {
  readonly file: string;
  readonly facts: ReadonlyMap<string, readonly SourcedFact[]>;
}

/**
 * Reads a file of sources: `sources` by key, each with `title` and `url`, and `facts` by pointer, each a list
 * of constraints.
 * @throws DocumentError when it is not such a file
 */
export function readProvenance(file: string, text: string): Provenance {
  const parsed = parseText(file, text);
  if ("problem" in parsed) throw DocumentError.of(file, [parsed.problem]);
  const { value } = parsed;
  if (!isObject(value))
    throw DocumentError.of(file, [
      { file, pointer: "", message: "is not an object with `sources` and `facts`" },
    ]);
  const positions = new Positions(text);
  const sources = ownObject(value, "sources");
  const facts = new Map<string, readonly SourcedFact[]>();
  for (const pointer of Object.keys(ownObject(value, "facts"))) {
    const list = ownList(ownObject(value, "facts"), pointer);
    const read = list.map((fact, index) => {
      const at = `/facts${pointerStep(pointer)}${pointerStep(index)}`;
      const place = positions.find(`${at}/value`);
      const key = isObject(fact) ? ownString(fact, "source") : undefined;
      const isKnown = key === undefined || isObject(own(sources, key));
      if (!isObject(fact) || ownString(fact, "keyword") === undefined || !isKnown)
        throw DocumentError.of(file, [
          {
            file,
            pointer: at,
            ...place,
            message: "is not a fact with `keyword`, `value` and a known `source`",
          },
        ]);
      const { title, url } = key === undefined ? {} : ownObject(sources, key);
      const { source: _, ...rest } = fact;
      return {
        ...rest,
        ...(key !== undefined && { source: title, url }),
        ...place,
      } as unknown as SourcedFact;
    });
    facts.set(pointer, read);
  }
  return { file, facts };
}

/**
 * The file with a document's sources, next to it: `provenance/pets.yaml` for `pets.yaml`. Folders are
 * separated by slashes.
 */
export function provenancePath(document: string): string {
  return document.replace(/[^/]*$/, (name) => `provenance/${name.replace(/\.[^.]+$/, "")}.yaml`);
}

/**
 * Where the constraints at a pointer come from, in a line for whoever reads: the pages or models, each with
 * its sections.
 */
export function sourceLine(provenance: Provenance | undefined, pointer: string): string | undefined {
  const sections = new Map<string, Set<string>>();
  for (const { source, section } of provenance ? provenanceOf(provenance, pointer) : []) {
    if (source === undefined) continue;
    const known = sections.get(source) ?? new Set();
    sections.set(source, section === undefined ? known : known.add(section));
  }
  const named = [...sections].map(([source, of]) => [source, ...of].join(", "));
  return named.length === 0 ? undefined : `Source: ${named.join("; ")}.`;
}

/** The sources of the constraints at a pointer of the bundled document. */
export function provenanceOf({ facts }: Provenance, pointer: string): readonly SourcedFact[] {
  return facts.get(pointer) ?? [];
}

/**
 * Differences between a document and its sources: other values, constraints without a source, and sources
 * without a constraint. Each problem names both places.
 */
export function checkProvenance(
  document: Pick<ApiDocument, "root" | "locate">,
  provenance: Provenance,
): Problem[] {
  const constraints = constraintsOf(document.root);
  const problems = constraints.flatMap((constraint) => checkConstraint(document, provenance, constraint));
  const known = new Set(constraints.map(({ pointer, keyword }) => `${pointer} ${keyword}`));
  for (const [pointer, facts] of provenance.facts)
    for (const { keyword, line, column } of facts)
      if (!known.has(`${pointer} ${keyword}`))
        problems.push({
          file: provenance.file,
          pointer,
          line,
          column,
          message: `has a source for \`${keyword}\` of ${pointer}, which ${at(document, pointer)} does not demand`,
        });
  return problems;
}

function checkConstraint(
  document: Pick<ApiDocument, "root" | "locate">,
  provenance: Provenance,
  { pointer, keyword, value }: Constraint,
): Problem[] {
  const facts = provenanceOf(provenance, pointer).filter((fact) => fact.keyword === keyword);
  const place = document.locate(`${pointer}${pointerStep(keyword)}`);
  if (facts.length === 0)
    return [
      { ...place, message: `\`${keyword}\` has no source: add it to ${provenance.file} at ${pointer}` },
    ];
  return facts
    .filter((fact) => !sameJson(fact.value, value))
    .map(({ value: told, source = "a decision", line, column }) => ({
      ...place,
      message: `\`${keyword}\` is ${JSON.stringify(value)}; ${provenance.file}:${line}:${column} has ${JSON.stringify(told)} from ${source}`,
    }));
}

function at({ locate }: Pick<ApiDocument, "locate">, pointer: string): string {
  const { file, line = 1, column = 1 } = locate(pointer);
  return `${file}:${line}:${column}`;
}
