import { limits } from "../../spec-folder.ts";

/** What is wrong with a parsed file as a whole, and where. */
export interface TreeProblem {
  readonly message: string;
  readonly steps: readonly string[];
}

interface Measure {
  /** Values with every alias expanded. */
  readonly values: number;
  readonly height: number;
}

class Refusal extends Error {
  readonly steps: string[];
  constructor(message: string, steps: readonly string[]) {
    super(message);
    this.steps = [...steps];
  }
}

/** How many values the aliases of one file may add to its own. */
const mostAliased = 1_000_000;

/** Holds a parsed file to the limits. Aliases are counted as if they were expanded, without expanding them. */
export function checkTree(root: unknown): TreeProblem | undefined {
  const known = new Map<object, Measure | undefined>();
  const steps: string[] = [];
  let own = 0;
  const measure = (value: unknown): Measure => {
    if (typeof value !== "object" || value === null) return { values: 1, height: 0 };
    const before = known.get(value);
    if (!before && known.has(value)) throw new Refusal("is an alias of what it stands in", steps);
    if (steps.length + (before?.height ?? 0) > limits.depth)
      throw new Refusal(`is nested deeper than ${limits.depth} levels`, steps);
    if (before) return before;
    known.set(value, undefined);
    let [values, height] = [1, 0];
    const keys = Object.keys(value);
    own += keys.length + 1;
    for (const key of keys) {
      const child = (value as Readonly<Record<string, unknown>>)[key];
      if ((typeof child !== "object" || child === null) && key !== "__proto__") {
        values++;
        continue;
      }
      steps.push(key);
      if (key === "__proto__")
        throw new Refusal(
          "is named `__proto__`, which no JavaScript object can carry safely; rename it",
          steps,
        );
      const part = measure(child);
      values += part.values;
      height = Math.max(height, part.height + 1);
      steps.pop();
    }
    known.set(value, { values, height });
    return { values, height };
  };
  try {
    const { values } = measure(root);
    return values > own + mostAliased ? { message: "has aliases that expand too far", steps: [] } : undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { message: error.message, steps: error.steps };
  }
}
