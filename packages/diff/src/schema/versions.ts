import type { Place } from "@callsheet/document";

/** The same thing in both versions. */
export interface Versions<T> {
  readonly old: T;
  readonly new: T;
}

/** One of the versions. */
export type Version = keyof Versions<unknown>;

/** The schemas that a value must satisfy, in both versions. */
export type Schemas = Versions<readonly Place[]>;

/** The other version. */
export function otherVersion(version: Version): Version {
  return version === "old" ? "new" : "old";
}
