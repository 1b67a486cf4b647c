import type { RulesetDefinition } from "@stoplight/spectral-core";

/** What is wrong with a keyword on a kind of place, as a sentence; undefined when nothing is. */
export declare function keywordProblem(key: string, kind: string, version?: string): string | undefined;

/** The rule as Spectral runs it. */
export declare const knownKeywords: NonNullable<RulesetDefinition["functions"]>[number];
