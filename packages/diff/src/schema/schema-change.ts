import type { Rule } from "@callsheet/document";
import type { Version, Versions } from "./versions.ts";

/** A step into a value: a member's name, `[]` for an item, `{}` for a member that is not named. */
export type Step = string;

/** A value that one version takes and the other one refuses. */
export interface Shown {
  readonly value: unknown;
}

/** A difference between two versions of a schema, and the values that show it. */
export interface SchemaChange extends Versions<Rule | undefined> {
  /** Where in the value. */
  readonly path: readonly Step[];
  /** `member` for one that is named in one version alone. */
  readonly keyword: string;
  /** The member that `required` or `member` is about. */
  readonly member?: string;
  /** True for a member that must be there: of `member` only. */
  readonly required?: boolean;
  /** Where the schema stands that the keyword belongs, or would belong, to. */
  readonly at: Versions<string>;
  /** By the version that takes the value. */
  readonly shown: Readonly<Partial<Record<Version, Shown>>>;
}
