import type { SourceFile, OpenApiVersion as Version } from "@callsheet/document";
import type { Finding } from "./finding.ts";
import type { Profile } from "./profile.ts";
import type { Located } from "./source/located.ts";
import type { SpecSources } from "./spec-sources.ts";
import type { Place } from "./walk/walk-document.ts";

/** What a rule knows about the current document. */
export interface RuleContext {
  readonly document: SourceFile;
  readonly profile: Profile;
  readonly version: Version;
  readonly sources: SpecSources;
  /** Follows references to a value that is not a reference. */
  follow(located: Located): Located | undefined;
  /** The member of a value, both with references followed. */
  member(located: Located | undefined, ...keys: readonly string[]): Located | undefined;
  /** A value's file, line and column, for messages. */
  placeOf(located: Located): string;
}

/** A rule's message: a sentence, and where; at the place itself by default. */
export interface Problem {
  readonly message: string;
  /** Steps from the place to the fault. */
  readonly at?: readonly string[];
  /** Another place than the current one. */
  readonly located?: Located;
  /** Less severe than the rule otherwise is. */
  readonly severity?: Finding["severity"];
}

/** A check of one kind of place. */
export interface Rule {
  readonly name: string;
  /** What it ensures, for those who read a report. */
  readonly description: string;
  /** Names of Redocly's node types; every place if there are none. */
  readonly types?: readonly string[];
  /** The severity of a finding in each profile. Without one, the rule does not run there. */
  readonly severity: Readonly<Partial<Record<Profile, Finding["severity"]>>>;
  check(place: Place, context: RuleContext): Iterable<Problem> | undefined;
}
