import type { Constant } from "./check-unit.ts";

/** The constants of a module: each value appears once. */
export interface Constants {
  /** Adds a constant with an initializer; its name begins with the kind. */
  get(kind: string, initializer: string): Constant;
}

/** Starts without any. */
export function createConstants(): Constants {
  const known = new Map<string, Constant>();
  return {
    get(kind, initializer) {
      const before = known.get(initializer);
      if (before) return before;
      const constant = { name: `${kind}${known.size}`, initializer };
      known.set(initializer, constant);
      return constant;
    },
  };
}

/** JSON as an expression. Only parsed JSON can have a member called `__proto__`. */
export function literal(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes("__proto__") && typeof value === "object"
    ? `/*#__PURE__*/ JSON.parse(${JSON.stringify(json)})`
    : json;
}
