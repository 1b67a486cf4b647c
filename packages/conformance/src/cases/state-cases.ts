import type { Contract } from "../contract.ts";
import { createRandom } from "../generate/random.ts";
import { chainTo, freshCall } from "../state/chain.ts";
import { ChainPlan } from "../state/chain-plan.ts";
import { ListPlan } from "../state/list-plan.ts";
import { labelParameters } from "../state/producer.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { type BaseCall, type CaseOptions, freshToken } from "./base-call.ts";
import { tokenOf } from "./call-cases.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";

/**
 * Chains of calls that the contract's own shape suggests: what a POST to a collection made is found; it is
 * gone after its deletion; it is not found under another parent; what was started is not started twice. Each
 * chain is the shortest that can show its fault.
 */
export function* stateCases(base: BaseCall, contract: Contract, options: CaseOptions): Generator<Case> {
  const { operation } = base;
  const labels = labelParameters(operation);
  const chain =
    labels.length > 0 || operation.method === "POST" ? chainTo(operation, contract, options) : undefined;
  if (chain) {
    const plan = new ChainPlan(chain, options);
    const lists = new ListPlan(chain, options);
    if (chain.length > 1) {
      yield* compact([plan.made(), lists.readAsMade(), lists.readBack(contract), ...lists.listed(contract)]);
    }
    yield* compact([lists.echoed(contract)]);
    yield* compact(plan.afterDeletion(contract));
    yield* compact(plan.otherParents(labels));
    yield* compact([plan.unknown(contract), plan.twice(), ...plan.afterEnd(contract)]);
  }
  const reused = reusedToken(base, options);
  if (reused) yield reused;
}

function compact(cases: readonly (Case | undefined)[]): Case[] {
  return cases.filter((made) => made !== undefined);
}

/** The same idempotency token with other values must not act a second time. */
function reusedToken(base: BaseCall, options: CaseOptions): Case | undefined {
  const token = tokenOf(base.operation);
  if (!token) return undefined;
  const value = freshToken(createRandom(options.seed, `${base.operation.key} reused token`));
  const withToken = (values: CallValues): CallValues => ({
    ...values,
    parameters: new Map([...values.parameters, [token, value]]),
  });
  const other = freshCall({ base, bindings: [] }, 1).base.values;
  const [request, again] = [base.values, other].map((values) =>
    buildRequest(base.operation, withToken(values)),
  );
  if (!request || !again || request.body === again.body) return undefined;
  const made = derivedCase(base, {
    group: "state",
    label: "token-with-other-values",
    request,
    expect: "accepted",
    scenario: "stateful",
    keyword: "idempotency-token",
    pointer: token.pointer,
  });
  return { ...made, follow: { kind: "reuse", again } };
}
