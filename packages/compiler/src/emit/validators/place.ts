import type { JsonObject } from "@callsheet/document";
import { formatPointer } from "@callsheet/document";

/** A schema with its own identifier, or the document: what `#` in a reference means. */
export interface Resource {
  /** A number unique among the document's resources. */
  readonly id: number;
  /** The absolute URI, without a fragment. */
  readonly uri: string;
  readonly root: JsonObject;
  /** JSON pointer of the root, relative to the definitions. */
  readonly pointer: string;
  /** Schemas by `$anchor` and `$dynamicAnchor`. */
  readonly anchors: Map<string, Target>;
  /** The schemas with a `$dynamicAnchor`. */
  readonly dynamicAnchors: Map<string, Target>;
}

/** A schema that something may refer to. */
export interface Target {
  readonly schema: unknown;
  readonly resource: Resource;
  readonly pointer: string;
}

/** A schema that is an object, with its place. */
export interface Place extends Target {
  readonly schema: JsonObject;
}

/** JSON pointer of a part of a schema. */
export function childPointer({ pointer }: Target, ...steps: readonly (string | number)[]): string {
  return pointer + formatPointer(steps);
}
