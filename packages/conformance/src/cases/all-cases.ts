import { type ApiOperation, DocumentError } from "@callsheet/document";
import type { Contract } from "../contract.ts";
import { checkFor } from "../schema/validator.ts";
import { authCases } from "./auth-cases.ts";
import { type BaseCall, baseCall, type CaseOptions } from "./base-call.ts";
import { bodyCases } from "./body-cases.ts";
import { baseCases, exampleCases, idempotencyCases, mockCases } from "./call-cases.ts";
import type { Case } from "./case.ts";
import { fuzzCases } from "./fuzz-cases.ts";
import { linkCases } from "./link-cases.ts";
import { mediaCases } from "./media-cases.ts";
import { headerCases, methodCases, pathCases } from "./route-cases.ts";
import { stateCases } from "./state-cases.ts";
import { valueCases } from "./value-cases.ts";

/** The default options of making cases. */
export const defaultCaseOptions: CaseOptions = { seed: 1, fuzz: 50 };

/** The starting point of an operation's cases: its base call, or the reason why there is none. */
export type CasePlan = { readonly base: BaseCall } | { readonly reason: string };

/** Options of {@link casesOf} besides those of making cases. */
export interface CasesOfOptions extends CaseOptions {
  /** The plan, if it was made before. */
  readonly plan?: CasePlan;
  /**
   * True to take cases of each kind in turn: an aborted run has then tried some of every kind. Default:
   * false.
   */
  readonly interleaved?: boolean;
  /**
   * The caller's own options, if the others carry values made for the run: chains of calls make their own.
   */
  readonly given?: CaseOptions;
}

/**
 * All cases of one operation, one after another and never all in memory, the base call first. Ids are unique,
 * and the same from run to run.
 */
export function* casesOf(
  operation: ApiOperation,
  contract: Contract,
  options: CasesOfOptions = defaultCaseOptions,
): Generator<Case> {
  const plan = options.plan ?? planCases(operation, options);
  if ("reason" in plan) return;
  const [first = [], ...others] = sources(plan.base, contract, options);
  yield* first;
  const seen = new Map<string, number>();
  for (const made of options.interleaved ? inTurn(others) : inOrder(others)) {
    const count = (seen.get(made.id) ?? 0) + 1;
    seen.set(made.id, count);
    yield count === 1 ? made : { ...made, id: `${made.id}~${count}` };
  }
}

/** Makes the base call of an operation, or says why no case can be derived for it. */
export function planCases(operation: ApiOperation, options: CaseOptions): CasePlan {
  try {
    for (const { schema } of operation.parameters) checkFor(schema);
    for (const { schema } of operation.body?.content ?? []) if (schema) checkFor(schema);
    for (const { headers, content } of operation.responses) {
      for (const { schema } of [...headers, ...content]) if (schema) checkFor(schema);
    }
    const base = baseCall(operation, options);
    return base ? { base } : { reason: "no valid request can be made from its schemas" };
  } catch (error) {
    if (error instanceof DocumentError) return { reason: error.message };
    throw error;
  }
}

/** Why no case can be derived for an operation, or undefined when there are some. */
export function uncoveredReason(
  operation: ApiOperation,
  options: CaseOptions = defaultCaseOptions,
): string | undefined {
  const plan = planCases(operation, options);
  return "reason" in plan ? plan.reason : undefined;
}

function sources(base: BaseCall, contract: Contract, options: CasesOfOptions): Iterable<Case>[] {
  return [
    baseCases(base),
    exampleCases(base),
    valueCases(base, options),
    bodyCases(base),
    mediaCases(base, options),
    methodCases(base, contract),
    pathCases(base, contract),
    headerCases(base),
    authCases(base),
    idempotencyCases(base, options),
    linkCases(base, contract, options),
    stateCases(base, contract, options.given ?? options),
    mockCases(base),
    fuzzCases(base, options),
  ];
}

function* inOrder<T>(lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** One item of each list in turn, until all are exhausted. */
function* inTurn<T>(lists: readonly Iterable<T>[]): Generator<T> {
  let open = lists.map((list) => list[Symbol.iterator]());
  while (open.length > 0) {
    const left: Iterator<T>[] = [];
    for (const iterator of open) {
      const next = iterator.next();
      if (next.done) continue;
      yield next.value;
      left.push(iterator);
    }
    open = left;
  }
}

/** All cases of a contract. */
export function* allCases(contract: Contract, options: CaseOptions = defaultCaseOptions): Generator<Case> {
  for (const document of contract.documents) {
    for (const operation of document.operations) yield* casesOf(operation, contract, options);
  }
}
