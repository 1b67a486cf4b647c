import type { SourceFile, OpenApiVersion as Version } from "@callsheet/document";
import type { Finding } from "./finding.ts";
import type { Profile } from "./profile.ts";
import type { Located } from "./source/located.ts";
import type { SpecSources } from "./spec-sources.ts";
import type { Place } from "./walk/walk-document.ts";

/** What a rule knows of the document that it looks at. */
export interface RuleContext {
  readonly document: SourceFile;
  readonly profile: Profile;
  readonly version: Version;
  readonly sources: SpecSources;
  /** Follows references to a value that is none. */
  follow(located: Located): Located | undefined;
  /** The member of a value, both with references followed. */
  member(located: Located | undefined, ...keys: readonly string[]): Located | undefined;
  /** A value's file, line and column, for messages. */
  placeOf(located: Located): string;
}

/** What a rule has to say: a sentence, and where; at the place itself by default. */
export interface Problem {
  readonly message: string;
  /** Steps from the place to what is wrong. */
  readonly at?: readonly string[];
  /** Another place than the one that is looked at. */
  readonly located?: Located;
  /** Less than what the rule has otherwise. */
  readonly severity?: Finding["severity"];
}

/** A check of one kind of place. */
export interface Rule {
  readonly name: string;
  /** What it makes sure of, for those who read a report. */
  readonly description: string;
  /** Names of Redocly's node types; every place where there are none. */
  readonly types?: readonly string[];
  /** How much a finding weighs in each profile. Without one, the rule does not run there. */
  readonly severity: Readonly<Partial<Record<Profile, Finding["severity"]>>>;
  check(place: Place, context: RuleContext): Iterable<Problem> | undefined;
}
