import type { CheckUnit } from "./check-unit.ts";
import type { CheckWriter } from "./check-writer.ts";
import type { DynamicScope } from "./dynamic-scope.ts";
import type { Place, Target } from "./place.ts";
import type { SchemaRegistry } from "./schema-registry.ts";
import { expression, type Step } from "./steps.ts";

/** A schema whose check is being written, and its place in a function. */
export interface Spot {
  readonly compiler: Compiler;
  readonly writer: CheckWriter;
  readonly place: Place;
  readonly scope: DynamicScope;
  /** The variable that holds the value: `d`, the function's argument, or `v`, a member of it. */
  readonly value: "d" | "v";
  /** The steps from the function's schema. */
  readonly steps: readonly (string | number)[];
  /** True if the function must note what it evaluates of this value, in a variable `e`. */
  readonly tracked: boolean;
}

/** What writing one check needs from its surroundings. */
export interface Compiler {
  readonly registry: SchemaRegistry;
  readonly formats: "assert" | "annotate";
  /** Writes the check of a schema into the current function. */
  emit(spot: Spot): Step[];
  /** The check of a schema that something refers to. */
  unitOf(target: Target, scope: DynamicScope, tracked: boolean): CheckUnit;
  /** A function that finds an item that breaks a check, and tests all date-times together. */
  datedItems(unit: CheckUnit): CheckUnit;
  /** The check of a schema inside another. */
  innerUnit(target: Target, scope: DynamicScope, tracked: boolean): CheckUnit;
}

/** Reports that a keyword is broken. `args` are expressions. */
export function failing({ writer, steps }: Spot, keyword: string, ...args: readonly string[]): string {
  const all = ["o", writer.at(steps), JSON.stringify(keyword), ...args];
  return `${writer.use("fail")}(${all.join(", ")})`;
}

/** Reports a broken keyword if a condition holds. The condition can precede `&&`. */
export function failIf(spot: Spot, condition: string, keyword: string, ...args: readonly string[]): Step {
  return expression(`${condition} && ${failing(spot, keyword, ...args)}`);
}

/** Names the check that a keyword such as `anyOf` calls with the spot's value. */
export function calledWithValue({ writer, value }: Spot, unit: CheckUnit): string {
  return writer.call(unit, value === "d");
}

/** Checks the spot's value with another check. */
export function callInPlace(spot: Spot, unit: CheckUnit, steps: readonly (string | number)[]): Step {
  const { writer, value, tracked } = spot;
  const args = ["o", writer.at([...spot.steps, ...steps]), calledWithValue(spot, unit), value];
  return expression(
    tracked
      ? `${writer.use("noting")}(${[...args, "e"].join(", ")})`
      : `(o ? ${writer.use("sub")}(${args.join(", ")}) : !${args[2]}(${value}))`,
  );
}

/** The arguments for calling the check of a part of the value. */
export interface PartCall {
  readonly unit: CheckUnit;
  /** The part, as an expression. */
  readonly value: string;
  /** The steps from the spot's schema to the called one. */
  readonly steps: readonly (string | number)[];
  /** The step into the value if only the value knows it, as an expression. */
  readonly key?: string;
}

/** Checks a part of the value with another check. */
export function callForPart({ writer, steps: path }: Spot, { unit, value, steps, key }: PartCall): Step {
  const name = writer.call(unit, false);
  const args = ["o", writer.at([...path, ...steps]), name, value];
  // Engines optimize a call here better than one in the runtime, where all checks pass through.
  if (key === undefined)
    return expression(`(o ? ${writer.use("sub")}(${args.join(", ")}) : !${name}(${value}))`);
  return expression(`(o ? ${writer.use("member")}(${[...args, key].join(", ")}) : !${name}(${value}))`);
}
