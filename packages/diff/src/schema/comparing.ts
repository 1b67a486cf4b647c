import type { Difference } from "./differences.ts";
import type { Direction } from "./judge.ts";
import type { SameSchemas } from "./same-schema.ts";
import type { Version } from "./versions.ts";

/** Shared by a walk over two versions of a schema. */
export interface Comparing {
  readonly direction: Direction;
  readonly same: SameSchemas;
  /** Pairs of schemas that the walk is currently inside. */
  readonly inside: ReadonlySet<string>;
  /**
   * Tells whether a whole value of a version is a proof at all: it can travel, and the other version does not
   * read it as another value.
   */
  readonly isProof?: ((version: Version, value: unknown) => boolean) | undefined;
  /**
   * Tells whether a difference was already found elsewhere, with a value that shows it: it is reported once.
   */
  isKnown(difference: Difference): boolean;
}
