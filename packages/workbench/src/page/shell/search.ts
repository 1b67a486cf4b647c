import type { DocumentEntry, OperationEntry } from "../../data/document-data.ts";

/** An operation that a search found. */
export interface Found {
  readonly document: DocumentEntry;
  readonly operation: OperationEntry;
}

/** More results than these help nobody. */
const mostResults = 30;

/** The operations that have all words of a query, the best ones first. */
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

function scoreOf(operation: OperationEntry, document: DocumentEntry, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const score = Math.max(
      matchOf(operation.name, word, 100),
      matchOf(operation.path, word, 40),
      matchOf(operation.summary, word, 30),
      matchOf(operation.words, word, 10),
      matchOf(document.title, word, 8),
      matchOf(operation.method, word, 5),
    );
    if (score === 0) return 0;
    sum += score;
  }
  return operation.deprecated ? sum - 1 : sum;
}

/** A text that starts with the word counts more, and so does a short one. */
function matchOf(text: string, word: string, weight: number): number {
  const at = text.toLowerCase().indexOf(word);
  if (at < 0) return 0;
  return weight + (at === 0 ? weight / 2 : 0) + weight / (10 + text.length);
}
