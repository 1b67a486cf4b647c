import type { DocumentEntry, OperationEntry } from "../../data/document-data.ts";

/** An operation that a search found. */
export interface Found {
  readonly document: DocumentEntry;
  readonly operation: OperationEntry;
}

/** More results than these help nobody. */
const mostResults = 30;

/** The operations that match all words of a query, the best ones first. */
export function search(documents: readonly DocumentEntry[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: (Found & { readonly score: number })[] = [];
  for (const document of documents) {
    for (const operation of document.operations) {
      const score = scoreOf(operation, document, words);
      if (score > 0) found.push({ document, operation, score });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, mostResults);
}

/** The searched texts, in lower case, with the value of a hit in each. */
type Haystack = readonly (readonly [text: string, weight: number])[];

/** A thousand operations have a million letters: they are lower-cased once. */
const haystacks = new WeakMap<OperationEntry, Haystack>();

function haystackOf(operation: OperationEntry, document: DocumentEntry): Haystack {
  const { name, path, summary, words, method } = operation;
  const made: Haystack = [
    [name.toLowerCase(), 100],
    [path.toLowerCase(), 40],
    [summary.toLowerCase(), 30],
    [words.toLowerCase(), 10],
    [document.title.toLowerCase(), 8],
    [method.toLowerCase(), 5],
  ];
  haystacks.set(operation, made);
  return made;
}

function scoreOf(operation: OperationEntry, document: DocumentEntry, words: readonly string[]): number {
  const haystack = haystacks.get(operation) ?? haystackOf(operation, document);
  let sum = 0;
  for (const word of words) {
    const score = Math.max(...haystack.map(([text, weight]) => matchOf(text, word, weight)));
    if (score === 0) return 0;
    sum += score;
  }
  return operation.deprecated ? sum - 1 : sum;
}

/** A text that starts with the word counts more, and so does a short one. */
function matchOf(text: string, word: string, weight: number): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  return weight + (at === 0 ? weight / 2 : 0) + weight / (10 + text.length);
}
