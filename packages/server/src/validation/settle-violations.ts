import type { Violation } from "./violation.ts";

/** A violation, with the name of the member when the rule is about the name and not the value. */
export interface SettledViolation extends Violation {
  readonly propertyName?: string;
}

/**
 * Reduces what a validator reports to what a reader would call wrong. A name that breaks a rule is reported
 * once, with the rule. In a union, every alternative that was not intended reports what is missing; only what
 * is wrong inside the intended one is kept.
 */
export function settleViolations(violations: readonly Violation[]): SettledViolation[] {
  return settleUnions(settleNames(violations));
}

/**
 * `propertyNames` follows the violations of the name itself, which have the object's path and not the name.
 */
function settleNames(violations: readonly Violation[]): SettledViolation[] {
  const settled: SettledViolation[] = [];
  for (const violation of violations) {
    const { keyword, instancePath, params } = violation;
    if (keyword !== "propertyNames") {
      settled.push(violation);
      continue;
    }
    for (let i = settled.length - 1; i >= 0; i--) {
      const own = settled[i];
      if (own?.instancePath !== instancePath || own.propertyName !== undefined) break;
      settled[i] = { ...own, propertyName: String(params.propertyName) };
    }
  }
  return settled;
}

/** What an unintended alternative reports: a missing member, another type. */
const misfits = new Set(["required", "type", "oneOf"]);

/** Settles inner unions before outer ones, so that what is wrong in an inner one counts for the outer one. */
function settleUnions(violations: readonly SettledViolation[]): SettledViolation[] {
  const unions = violations
    .filter(({ keyword }) => keyword === "oneOf")
    .map(({ instancePath }) => instancePath);
  let left = [...violations];
  for (const path of unions.sort((a, b) => b.length - a.length)) {
    const inside = left.some(({ instancePath }) => instancePath.startsWith(`${path}/`));
    const misfit = ({ instancePath, keyword }: Violation) => instancePath === path && misfits.has(keyword);
    if (inside) left = left.filter((violation) => !misfit(violation));
  }
  return left;
}
