import type { Difference } from "./differences.ts";
import type { Direction } from "./judge.ts";
import type { SameSchemas } from "./same-schema.ts";
import type { Version } from "./versions.ts";

/** What a walk over two versions of a schema shares. */
export interface Comparing {
  readonly direction: Direction;
  readonly same: SameSchemas;
  /** Pairs of schemas that the walk is inside of. */
  readonly inside: ReadonlySet<string>;
  /** Tells whether a whole value of a version is a proof at all: it can travel, and the other version does not read it as another value. */
  readonly isProof?: ((version: Version, value: unknown) => boolean) | undefined;
  /** Tells whether a difference was found elsewhere, with a value that shows it: it is told once. */
  isKnown(difference: Difference): boolean;
}
