import type { JsonObject } from "@callsheet/document";
import { formatPointer } from "@callsheet/document";

/** A schema with an identifier of its own, or the document: what `#` in a reference means. */
export interface Resource {
  /** A number that no other resource of the document has. */
  readonly id: number;
  /** The absolute URI, without a fragment. */
  readonly uri: string;
  readonly root: JsonObject;
  /** JSON pointer of the root, from the definitions on. */
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

/** A schema that is an object, where it stands. */
export interface Place extends Target {
  readonly schema: JsonObject;
}

/** JSON pointer of what stands in a schema. */
export function childPointer({ pointer }: Target, ...steps: readonly (string | number)[]): string {
  return pointer + formatPointer(steps);
}
