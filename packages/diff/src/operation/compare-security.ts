import type { ApiOperation, SecurityScheme } from "@callsheet/document";
import { callValues, requestWitness } from "./call.ts";
import type { Comparison, Operations } from "./comparison.ts";

/**
 * Compares the credentials that an operation requires. Schemes are identified by what travels, not by their
 * names.
 */
export function compareSecurity(comparison: Comparison, operations: Operations): void {
  const { old, new: fresh } = operations;
  const places = { old: `${old.pointer}/security`, new: `${fresh.pointer}/security`, operations: [old.name] };
  for (const credentials of alternativesOf(old)) {
    if (alternativesOf(fresh).some((needed) => isEnough(credentials, needed))) continue;
    const witness = requestWitness(old, callValues(operations, "old"), "old");
    comparison.add(`security ${wordsFor(credentials)} ${wordsOf(fresh)} removed`, {
      rule: "credential-removed",
      part: "credentials",
      message: `${wordsFor(credentials)} ${credentials.length > 1 ? "are" : "is"} no longer enough: ${wordsOf(fresh)} is asked for`,
      evidence: witness ? "witness" : "structure",
      witness,
      ...places,
    });
  }
  for (const needed of alternativesOf(fresh)) {
    if (alternativesOf(old).some((credentials) => isEnough(needed, credentials))) continue;
    comparison.add(`security ${wordsFor(needed)} ${wordsOf(old)} added`, {
      rule: "credential-added",
      part: "credentials",
      message: `${wordsFor(needed)} ${needed.length > 1 ? "are" : "is"} now enough`,
      evidence: "structure",
      ...places,
    });
  }
}

/** The sets of credentials of which one is enough; the empty one means a call without any. */
function alternativesOf({
  security,
  optionalSecurity,
}: ApiOperation): readonly (readonly SecurityScheme[])[] {
  return security.length > 0 ? security : [[], ...optionalSecurity];
}

/** True if credentials include all that is needed. */
function isEnough(credentials: readonly SecurityScheme[], needed: readonly SecurityScheme[]): boolean {
  return needed.every((scheme) => credentials.some((one) => isSame(one, scheme) && hasScopes(one, scheme)));
}

function isSame(left: SecurityScheme, right: SecurityScheme): boolean {
  if (left.kind !== right.kind || left.in !== right.in) return false;
  if (left.kind === "other") return left.name === right.name;
  return left.in === "header"
    ? left.parameter?.toLowerCase() === right.parameter?.toLowerCase()
    : left.parameter === right.parameter;
}

function hasScopes({ scopes }: SecurityScheme, needed: SecurityScheme): boolean {
  return needed.scopes.every((scope) => scopes.includes(scope));
}

function wordsOf(operation: ApiOperation): string {
  return alternativesOf(operation).map(wordsFor).join(" or ");
}

function wordsFor(schemes: readonly SecurityScheme[]): string {
  if (schemes.length === 0) return "a call without credentials";
  return schemes
    .map(
      ({ name, scopes }) => `\`${name}\`${scopes.length > 0 ? ` with the scopes ${scopes.join(", ")}` : ""}`,
    )
    .join(" and ");
}
