import type { Rule } from "@callsheet/document";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DocumentData, OperationData, SourceData } from "../../data/document-data.ts";
import { Badge } from "../parts/badges.tsx";
import { coverageOf, type KeywordCoverage } from "../state/kit.ts";

/** What rules are shown for. */
export interface RuleContext {
  readonly data: DocumentData;
  readonly operation: OperationData;
  /** Runs try the rules of requests; those of replies are only observed. */
  readonly isRequest: boolean;
}

/** What the rules below are shown for. */
export const RuleOf = createContext<RuleContext | undefined>(undefined);

/** Next to a rule: where it comes from, and what the last run of the kit tried of it. */
export function RuleMarks({ rules }: { readonly rules: readonly Rule[] }) {
  const context = useContext(RuleOf);
  if (!context) return null;
  const { data, operation, isRequest } = context;
  const sources = rules.flatMap(({ keyword, place }) => sourcesAt(data, place.pointer, keyword));
  const tried = isRequest
    ? rules.flatMap((rule) => coverageOf(`${data.id}/${operation.name}`, goalOf(rule)) ?? [])
    : [];
  return (
    <>
      {tried.length > 0 && <Tried tried={tried} />}
      <Sources sources={sources} />
    </>
  );
}

/** The sources of a keyword at a pointer of the document. */
export function sourcesAt({ sources }: DocumentData, pointer: string, keyword: string): SourceData[] {
  const all = Object.hasOwn(sources, pointer) ? (sources[pointer] ?? []) : [];
  return all.filter((one) => one.keyword === keyword);
}

function goalOf({ keyword, place }: Rule): string {
  return `${place.document.name}#${place.pointer}/${keyword}`;
}

function Tried({ tried }: { readonly tried: readonly KeywordCoverage[] }) {
  const whole = tried.every(({ kept, broken, unbreakable }) => kept && (broken || unbreakable !== undefined));
  const reason = tried.find(({ unbreakable }) => unbreakable !== undefined)?.unbreakable;
  const text = whole
    ? "tried"
    : tried.some(({ kept, broken }) => kept || broken)
      ? "tried in part"
      : "not tried";
  const title = whole
    ? `The last run kept it${reason === undefined ? " and broke it" : `; it cannot be broken: ${reason}`}.`
    : "The last run did not both keep it and break it.";
  return (
    <span title={title}>
      <Badge kind={whole ? "good" : "warning"} text={text} />
    </span>
  );
}

/** The origin of something, folded. */
export function Sources({ sources }: { readonly sources: readonly SourceData[] }) {
  if (sources.length === 0) return null;
  return (
    <details class="source">
      <summary>Source</summary>
      <ul>
        {distinct(sources).map((source) => (
          <li key={JSON.stringify(source)}>
            <Source source={source} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Both ends of a range usually have one source. */
function distinct(sources: readonly SourceData[]): SourceData[] {
  return [...new Map(sources.map((one) => [JSON.stringify({ ...one, keyword: "" }), one])).values()];
}

function Source({ source: { source, url, section, says, decision } }: { readonly source: SourceData }) {
  const isWeb = url !== undefined && /^https?:\/\//i.test(url);
  return (
    <>
      {source !== undefined &&
        (isWeb ? (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {source}
          </a>
        ) : (
          source
        ))}
      {section !== undefined && `, ${section}`}
      {says !== undefined && (
        <>
          , which says <code>{typeof says === "string" ? says : JSON.stringify(says)}</code>
        </>
      )}
      {decision !== undefined && (
        <>
          {source !== undefined && ". "}Decision <code>{decision}</code>
        </>
      )}
    </>
  );
}
