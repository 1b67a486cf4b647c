import type { Parameter } from "@callsheet/document";
import { type BaseCall, baseCall, type CaseOptions } from "../cases/base-call.ts";
import type { Case, Exchange, FollowStep } from "../cases/case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import type { WireRequest } from "../wire/request.ts";
import { evaluateExpression } from "./expression.ts";
import { type Scenario, ScenarioError, type ScenarioStep } from "./read-scenario.ts";

/**
 * The case that a scenario is: its first call, and steps made from the answers.
 * @throws ScenarioError when a step names an operation or parameter that the contract does not have
 */
export function scenarioCase(scenario: Scenario, contract: Contract, options: CaseOptions): Case {
  const calls = scenario.steps.map((step) => ({ step, base: callOf(scenario, step, contract, options) }));
  const [first] = calls as [(typeof calls)[number]];
  const request = stepRequest(first, scenario, []);
  if (!request)
    throw new ScenarioError(`${scenario.name}: the first step has an expression, but no answer is there yet`);
  const { operation } = first.base;
  return {
    id: `${operation.key}/scenario/${scenario.name}`,
    operation,
    group: "scenario",
    scenario: "step",
    rule: { document: operation.document.name, pointer: operation.pointer, keyword: "scenario" },
    request,
    expect: first.step.statuses.length > 0 ? "step" : "accepted",
    wanted: first.step,
    follow: {
      kind: "sequence",
      steps: calls.slice(1).map((call) => (before) => followStep(call, scenario, before)),
    },
  };
}

interface Call {
  readonly step: ScenarioStep;
  readonly base: BaseCall;
}

function callOf(scenario: Scenario, step: ScenarioStep, contract: Contract, options: CaseOptions): BaseCall {
  const operation = operationsOf(contract).find(({ key, name }) => key === step.call || name === step.call);
  if (!operation)
    throw new ScenarioError(`${scenario.name}, step ${step.id}: the contract has no operation ${step.call}`);
  const base = baseCall(operation, options);
  if (!base)
    throw new ScenarioError(`${scenario.name}, step ${step.id}: no request can be made for ${step.call}`);
  for (const name of Object.keys(step.parameters)) {
    if (!parameterNamed(operation.parameters, name))
      throw new ScenarioError(`${scenario.name}, step ${step.id}: ${step.call} has no parameter ${name}`);
  }
  return base;
}

function parameterNamed(parameters: readonly Parameter[], name: string): Parameter | undefined {
  return (
    parameters.find((parameter) => `${parameter.in}.${parameter.name}` === name) ??
    parameters.find((parameter) => parameter.name === name)
  );
}

function followStep(call: Call, scenario: Scenario, before: readonly Exchange[]): FollowStep | undefined {
  const request = stepRequest(call, scenario, before);
  return {
    operation: call.base.operation,
    request: request ?? call.base.request,
    expect: call.step.statuses.length > 0 ? "step" : "accepted",
    wanted: { ...call.step, members: wantedMembers(call.step, scenario, before) },
    ...(request ? {} : { missing: `step ${call.step.id} needs a value that the answers before it lack` }),
  };
}

/** The wanted values of a body, those from earlier answers filled in; one that is not there is wanted as null. */
function wantedMembers(
  step: ScenarioStep,
  scenario: Scenario,
  before: readonly Exchange[],
): Record<string, unknown> {
  const entries = Object.entries(step.members);
  return Object.fromEntries(
    entries.map(([pointer, value]) => [pointer, evaluateIn(value, scenario, before) ?? null]),
  );
}

function stepRequest(
  { step, base }: Call,
  scenario: Scenario,
  before: readonly Exchange[],
): WireRequest | undefined {
  let missing = false;
  const evaluate = (value: unknown): unknown => {
    const result = evaluateIn(value, scenario, before);
    if (result === undefined) missing = true;
    return result;
  };
  const parameters = new Map<Parameter, unknown>(base.values.parameters);
  for (const [name, value] of Object.entries(step.parameters)) {
    const parameter = parameterNamed(base.operation.parameters, name);
    if (parameter) parameters.set(parameter, evaluate(value));
  }
  const { body } = base.values;
  const values: CallValues = {
    parameters,
    ...(body ? { body: Object.hasOwn(step, "body") ? { ...body, value: evaluate(step.body) } : body } : {}),
  };
  return missing ? undefined : buildRequest(base.operation, values);
}

/** Evaluates expressions: `$steps.<id>.…` on the named step, others on the step before. */
function evaluateIn(value: unknown, scenario: Scenario, before: readonly Exchange[]): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluateIn(item, scenario, before));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, evaluateIn(item, scenario, before)]),
    );
  }
  if (typeof value !== "string" || !value.includes("$")) return value;
  const [, id, rest] = /^\$steps\.([^.]+)\.(.+)$/s.exec(value) ?? [];
  const index = id === undefined ? before.length - 1 : scenario.steps.findIndex((step) => step.id === id);
  const exchange = before[index];
  if (id === undefined && !/^\$(?:request|response|statusCode|method|url)|\{\$/.test(value)) return value;
  return exchange && evaluateExpression(id === undefined ? value : `$${rest}`, exchange);
}
