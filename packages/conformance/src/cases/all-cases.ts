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
import { valueCases } from "./value-cases.ts";

/** The defaults of what goes into the making of cases. */
export const defaultCaseOptions: CaseOptions = { seed: 1, fuzz: 50 };

/**
 * All cases of one operation, one after the other and never all in memory, the base call first. Ids are unique, and the same
 * from run to run.
 */
export function* casesOf(
  operation: ApiOperation,
  contract: Contract,
  options: CaseOptions = defaultCaseOptions,
): Generator<Case> {
  const base = uncoveredReason(operation, options) === undefined ? baseCall(operation, options) : undefined;
  if (!base) return;
  const seen = new Map<string, number>();
  for (const made of sources(base, contract, options)) {
    const count = (seen.get(made.id) ?? 0) + 1;
    seen.set(made.id, count);
    yield count === 1 ? made : { ...made, id: `${made.id}~${count}` };
  }
}

/** Why no case can be derived for an operation, or undefined when there are some. */
export function uncoveredReason(
  operation: ApiOperation,
  options: CaseOptions = defaultCaseOptions,
): string | undefined {
  try {
    for (const { schema } of operation.parameters) checkFor(schema);
    for (const { schema } of operation.body?.content ?? []) if (schema) checkFor(schema);
    for (const { headers, content } of operation.responses) {
      for (const { schema } of [...headers, ...content]) if (schema) checkFor(schema);
    }
    return baseCall(operation, options) ? undefined : "no valid request can be made from its schemas";
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
}

function* sources(base: BaseCall, contract: Contract, options: CaseOptions): Generator<Case> {
  yield* baseCases(base);
  yield* exampleCases(base);
  yield* valueCases(base, options);
  yield* bodyCases(base);
  yield* mediaCases(base, options);
  yield* methodCases(base, contract);
  yield* pathCases(base, contract);
  yield* headerCases(base);
  yield* authCases(base);
  yield* idempotencyCases(base, options);
  yield* linkCases(base, contract, options);
  yield* mockCases(base);
  yield* fuzzCases(base, options);
}

/** All cases of a contract. */
export function* allCases(contract: Contract, options: CaseOptions = defaultCaseOptions): Generator<Case> {
  for (const document of contract.documents) {
    for (const operation of document.operations) yield* casesOf(operation, contract, options);
  }
}
