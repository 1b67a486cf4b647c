import fc from "fast-check";
import { baseCall, type CaseOptions } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import { arbitraryCall, fuzzedCase, fuzzOrigin } from "../cases/fuzz-cases.ts";
import type { CaseResult } from "./result.ts";
import type { Sending } from "./send-case.ts";
import { type Standing, tryCase } from "./try-case.ts";

const MOST_TRIES = 60;

/**
 * Searches for the smallest fuzzed call that fails the same check, by fast-check's own shrinking from the
 * very value that failed.
 */
export async function shrinkCase(
  sending: Sending,
  failed: CaseResult,
  { standing, options }: { standing: Standing; options: CaseOptions },
): Promise<CaseResult> {
  const { fuzz, operation } = failed.case;
  const base = fuzz && baseCall(operation, options);
  const calls = base && arbitraryCall(base, options, fuzz.negative);
  if (!fuzz || !base || !calls) return failed;
  const names = new Set(failed.findings.map(({ check }) => check));
  let smallest: CaseResult = failed;
  let tries = 0;
  const property = fc.asyncProperty(calls, async (call) => {
    const made: Case | undefined = tries < MOST_TRIES ? fuzzedCase(base, call, fuzz) : undefined;
    if (!made) return true;
    tries++;
    const result = await tryCase(sending, made, standing);
    const same = result.outcome === "failed" && result.findings.some(({ check }) => names.has(check));
    if (same) smallest = result;
    return !same;
  });
  const { seed, path } = fuzzOrigin(base, options, fuzz);
  await fc.check(property, { seed, path: String(path), numRuns: 1 });
  if (smallest === failed) return failed;
  return {
    ...failed,
    findings: smallest.findings,
    sent: smallest.sent,
    shrunk: { request: smallest.case.request, steps: tries },
  };
}
