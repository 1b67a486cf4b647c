import type { ApiOperation } from "@callsheet/document";
import type { Comparing } from "../schema/comparing.ts";
import type { Difference } from "../schema/differences.ts";
import type { Direction } from "../schema/judge.ts";
import { SameSchemas } from "../schema/same-schema.ts";
import type { Versions } from "../schema/versions.ts";
import type { Draft } from "./draft.ts";

/**
 * Shared by the comparison of all operations of a document: each finding is reported once, with all
 * operations that it concerns.
 */
export class Comparison {
  readonly same: SameSchemas = new SameSchemas();
  readonly #drafts = new Map<string, Draft>();

  /** Every finding, in the order of discovery. */
  get drafts(): Draft[] {
    return [...this.#drafts.values()];
  }

  /**
   * Adds a finding. If there is already one with the same key, its operation joins those that it concerns.
   */
  add(key: string, draft: Draft): void {
    const known = this.#drafts.get(key);
    if (!known) this.#drafts.set(key, draft);
    else
      for (const name of draft.operations) if (!known.operations.includes(name)) known.operations.push(name);
  }

  /** Adds an operation to the findings about a cause; false when there are none. */
  join(cause: string, operation: string): boolean {
    let found = false;
    for (const [key, { operations }] of this.#drafts) {
      if (!key.startsWith(`${cause} `)) continue;
      found = true;
      if (!operations.includes(operation)) operations.push(operation);
    }
    return found;
  }

  /** The start of a walk over two versions of a schema. */
  walk(direction: Direction, scope: string, isProof: Comparing["isProof"]): Comparing {
    const causes = new Set([...this.#drafts.keys()].map((key) => key.slice(0, key.lastIndexOf(" "))));
    return {
      direction,
      same: this.same,
      inside: new Set(),
      isProof,
      isKnown: (difference) => causes.has(causeOf(direction, difference, scope)),
    };
  }
}

/** Identifies a difference: its direction, its keyword and its place in both versions. */
export function causeOf(direction: Direction, difference: Difference, scope: string): string {
  const { keyword, member = "", old, new: fresh } = difference;
  return JSON.stringify([scope, direction, keyword, member, old?.place.pointer, fresh?.place.pointer]);
}

/** An operation in both versions. */
export type Operations = Versions<ApiOperation>;
