import type { Rule } from "@callsheet/document";
import type { Version, Versions } from "./versions.ts";

/** A step into a value: a member's name, `[]` for an item, `{}` for an unnamed member. */
export type Step = string;

/** A value that one version accepts and the other refuses. */
export interface Shown {
  readonly value: unknown;
}

/** A difference between two versions of a schema, and the values that show it. */
export interface SchemaChange extends Versions<Rule | undefined> {
  /** The place in the value. */
  readonly path: readonly Step[];
  /** `member` for one that only one version names. */
  readonly keyword: string;
  /** The member that `required` or `member` is about. */
  readonly member?: string;
  /** True for a required member: only for `member`. */
  readonly required?: boolean;
  /** The place of the schema that the keyword belongs, or would belong, to. */
  readonly at: Versions<string>;
  /** By the version that accepts the value. */
  readonly shown: Readonly<Partial<Record<Version, Shown>>>;
}
