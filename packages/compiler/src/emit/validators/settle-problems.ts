import type { CheckUnit } from "./check-unit.ts";
import { SchemaProblem } from "./schema-problem.ts";

/**
 * Finds the impossible checks: those that lead back to themselves without a step into the value, because they
 * would never end, and those that call one that is impossible. A schema that recurs in a property or an item
 * is no cycle, because values end.
 */
export function settleProblems(units: readonly CheckUnit[]): void {
  for (const unit of endless(units)) {
    unit.problem ??= new SchemaProblem(
      unit.pointer,
      "leads back to itself without a step into the value, so no check of it would end",
    );
  }
  const callers = callersOf(units, (unit) => unit.calls);
  const open = units.filter((unit) => unit.problem);
  for (const broken of open) {
    for (const caller of callers.get(broken) ?? []) {
      if (caller.problem) continue;
      caller.problem = broken.problem;
      open.push(caller);
    }
  }
}

/** The checks from which a chain of calls with the same value never ends. */
function endless(units: readonly CheckUnit[]): CheckUnit[] {
  const callers = callersOf(units, (unit) => unit.inPlace);
  const waiting = new Map(units.map((unit) => [unit, unit.inPlace.length]));
  const ending = units.filter((unit) => unit.inPlace.length === 0);
  for (const unit of ending) {
    for (const caller of callers.get(unit) ?? []) {
      const left = (waiting.get(caller) ?? 0) - 1;
      waiting.set(caller, left);
      if (left === 0) ending.push(caller);
    }
  }
  return units.filter((unit) => waiting.get(unit) !== 0);
}

function callersOf(
  units: readonly CheckUnit[],
  calls: (unit: CheckUnit) => readonly CheckUnit[],
): Map<CheckUnit, CheckUnit[]> {
  const callers = new Map<CheckUnit, CheckUnit[]>();
  for (const unit of units) {
    for (const called of calls(unit)) {
      const known = callers.get(called);
      if (known) known.push(unit);
      else callers.set(called, [unit]);
    }
  }
  return callers;
}
