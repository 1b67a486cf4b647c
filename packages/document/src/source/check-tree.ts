import { pointerStep } from "../json/pointer.ts";
import { limits } from "./limits.ts";
import type { Problem } from "./problem.ts";

/** The result of walking over a parsed file. */
export interface TreeCheck {
  readonly problem?: Problem;
  /** How many members its objects have, each object counted once. */
  readonly members: number;
}

interface Measure {
  /** Nodes with every alias expanded. */
  readonly nodes: number;
  readonly height: number;
}

class Refusal extends Error {
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

/**
 * Checks a parsed file against the limits. Aliases are counted as if they were expanded, without expanding
 * them.
 */
export function checkTree(file: string, value: unknown): TreeCheck {
  const walk = new Walk();
  try {
    const { nodes } = walk.measure(value, 0, "");
    if (nodes - walk.known.size > limits.aliasedNodes + walk.scalars)
      throw new Refusal("", "has aliases that expand too far");
    return { members: walk.members };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { members: walk.members, problem: { file, pointer: error.pointer, message: error.message } };
  }
}

class Walk {
  readonly known = new Map<object, Measure | undefined>();
  members = 0;
  scalars = 0;

  measure(value: unknown, depth: number, pointer: string): Measure {
    if (typeof value !== "object" || value === null) {
      this.scalars++;
      return { nodes: 1, height: 0 };
    }
    const before = this.known.get(value);
    if (this.known.has(value) && !before)
      throw new Refusal(pointer, "is an alias of a value that contains it");
    if (depth + (before?.height ?? 0) > limits.depth)
      throw new Refusal(pointer, `is nested deeper than ${limits.depth} levels`);
    if (before) return before;
    this.known.set(value, undefined);
    const measure = this.sum(value, depth, pointer);
    this.known.set(value, measure);
    return measure;
  }

  private sum(value: object, depth: number, pointer: string): Measure {
    let nodes = 1;
    let height = 0;
    const isList = Array.isArray(value);
    for (const [name, child] of Object.entries(value)) {
      if (!isList) this.members++;
      if (name === "__proto__")
        throw new Refusal(
          `${pointer}/__proto__`,
          "is named `__proto__`, which no JavaScript object can carry safely; rename it",
        );
      const part = this.measure(child, depth + 1, pointer + pointerStep(name));
      nodes += part.nodes;
      height = Math.max(height, part.height + 1);
    }
    return { nodes, height };
  }
}
