import type { ApiOperation } from "@callsheet/document";
import type { FetchHandler } from "@callsheet/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarioCase } from "./arazzo/scenario-case.ts";
import { casesOf, uncoveredReason } from "./cases/all-cases.ts";
import { caseOptionsOf } from "./cases/base-call.ts";
import { type CaseGroup, caseGroups } from "./cases/case.ts";
import { type Contract, operationsOf } from "./contract.ts";
import { describeFailure } from "./report/describe-failure.ts";
import { handlerTarget } from "./run/handler-target.ts";
import { logIn } from "./run/log-in.ts";
import type { CaseResult } from "./run/result.ts";
import { runContract } from "./run/run-contract.ts";
import type { RunOptions } from "./run/run-options.ts";
import type { Target } from "./run/target.ts";
import { urlTarget } from "./run/url-target.ts";

/** What a suite of a contract is about. */
export interface ContractSuite extends Omit<RunOptions, "onResult" | "signal"> {
  /** The documents that the target is tested against. */
  readonly contract: Contract;
  /** A URL, a fetch handler, or a function that starts the target before the first test. */
  readonly target:
    | string
    | FetchHandler
    | { start(): Promise<string | FetchHandler> | string | FetchHandler; stop?(): Promise<void> | void };
  /** The name of the suite. Default: "keeps the contract". */
  readonly name?: string;
}

const SHOWN = 10;

/**
 * Declares a vitest suite that tests a target against a contract: a `describe` for each operation, a test for
 * each group of cases. A failing test lists its broken rules, with the requests, the answers and the ids to
 * run them again.
 */
export function describeContract(suite: ContractSuite): void {
  const { name = "keeps the contract", contract } = suite;
  describe(name, () => {
    let target: Target;
    beforeAll(async () => {
      target = await startTarget(suite);
    });
    afterAll(async () => {
      await target?.close();
      if (typeof suite.target === "object") await suite.target.stop?.();
    });
    for (const operation of operationsOf(contract)) describeOperation(suite, operation, () => target);
  });
}

async function startTarget({ target }: ContractSuite): Promise<Target> {
  const started = typeof target === "object" ? await target.start() : target;
  return typeof started === "string" ? urlTarget(started) : handlerTarget(started);
}

function describeOperation(suite: ContractSuite, operation: ApiOperation, target: () => Target): void {
  describe(operation.key, () => {
    const reason = uncoveredReason(operation, caseOptionsOf(suite));
    if (reason !== undefined) {
      test.skip(reason);
      return;
    }
    const results: CaseResult[] = [];
    const problems: string[] = [];
    let stale: string[] = [];
    beforeAll(async () => {
      const end = await runContract(suite.contract, target(), {
        ...(await logIn(suite)),
        operations: [operation.key],
        onResult: (result) =>
          void (result.outcome === "passed" ? results.push({ ...result, sent: [] }) : results.push(result)),
      });
      for (const { reason: why } of end.untested) problems.push(`the base call was turned away: ${why}`);
      for (const { operation: key, advice } of end.unproven)
        problems.push(`the declared success of ${key} was not seen once: ${advice}`);
      if (end.aborted !== undefined) problems.push(`the run stopped: ${end.aborted}`);
      stale = end.staleExceptions.map(
        (exception) => `${exception.case} passes: remove it from the known failures (${exception.reason})`,
      );
    }, 300_000);
    for (const group of groupsOf(suite, operation)) {
      test(group, () => {
        const failed = results.filter((result) => result.case.group === group && result.outcome === "failed");
        const shown = failed.slice(0, SHOWN).map((result) => describeFailure(result, suite));
        const more = failed.length > SHOWN ? [`… and ${failed.length - SHOWN} more`] : [];
        expect([...shown, ...more].join("\n\n")).toBe("");
      });
    }
    test("could be tested", () => expect(problems).toEqual([]));
    test("known failures still fail", () => expect(stale).toEqual([]));
  });
}

/** The groups of an operation's cases: found by making them once, which costs a few milliseconds. */
function groupsOf(suite: ContractSuite, operation: ApiOperation): CaseGroup[] {
  const found = new Set<CaseGroup>();
  for (const { group, wants } of casesOf(operation, suite.contract, caseOptionsOf(suite))) {
    if (!wants || suite.mock) found.add(group);
  }
  const scenarios = (suite.scenarios ?? []).map((scenario) =>
    scenarioCase(scenario, suite.contract, caseOptionsOf(suite)),
  );
  if (scenarios.some((made) => made.operation.key === operation.key)) found.add("scenario");
  return caseGroups.filter((group) => found.has(group));
}
