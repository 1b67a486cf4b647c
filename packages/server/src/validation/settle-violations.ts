import type { Violation } from "./violation-message.ts";

/** A violation, and the member name that it speaks of when it is about a name rather than a value. */
export interface SettledViolation extends Violation {
  readonly propertyName?: string;
}

/**
 * Reduces what a validator reports to what is wrong in a reader's eyes. A name that breaks a rule is reported once, with the rule. Of a
 * union, where every alternative that was not meant reports what it lacks, only what is wrong inside of the one that was meant counts.
 */
export function settleViolations(violations: readonly Violation[]): SettledViolation[] {
  return settleUnions(settleNames(violations));
}

/** `propertyNames` comes after the violations of the name itself, which say the object's path and not the name. */
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

/** What an alternative reports that was not meant: not this member, not this type. */
const MISFITS = new Set(["required", "type", "oneOf"]);

/** Looks at inner unions before outer ones, so that what is wrong in an inner one counts for the outer one. */
function settleUnions(violations: readonly SettledViolation[]): SettledViolation[] {
  const unions = violations
    .filter(({ keyword }) => keyword === "oneOf")
    .map(({ instancePath }) => instancePath);
  let left = [...violations];
  for (const path of unions.sort((a, b) => b.length - a.length)) {
    const inside = left.some(({ instancePath }) => instancePath.startsWith(`${path}/`));
    const misfit = ({ instancePath, keyword }: Violation) => instancePath === path && MISFITS.has(keyword);
    if (inside) left = left.filter((violation) => !misfit(violation));
  }
  return left;
}
