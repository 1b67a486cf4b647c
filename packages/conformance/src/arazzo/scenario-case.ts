import { isObject, Shape } from "@callsheet/document";
import type { BaseCall, CaseOptions } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import type { Contract } from "../contract.ts";
import { isValid } from "../schema/validator.ts";
import { bindStep } from "./bind-step.ts";
import type { Scenario, ScenarioStep, Workflow } from "./scenario.ts";
import { ScenarioError } from "./scenario-error.ts";
import type { Values } from "./scope.ts";
import { WorkflowRun } from "./workflow-run.ts";
import type { WorkflowTurns } from "./workflow-turns.ts";

/**
 * The case of a workflow: its first call, and the calls that follow from the answers.
 * @throws ScenarioError when a step names an operation that the contract lacks, or an input is missing
 */
export function scenarioCase(scenario: Scenario, contract: Contract, options: CaseOptions): Case {
  const bound = new Map<ScenarioStep, BaseCall>();
  const bind = (step: ScenarioStep): BaseCall => {
    const base = bound.get(step) ?? bindStep(step, scenario, { contract, options });
    bound.set(step, base);
    return base;
  };
  // Every step is checked before the first call is made.
  for (const step of stepsOf(scenario.workflow, scenario)) bind(step);
  const inputsOf = (workflow: Workflow): Values => readInputs(workflow, options);
  const start = (): WorkflowTurns =>
    new WorkflowRun({ scenario, bind, inputsOf }).run(scenario.workflow, inputsOf(scenario.workflow));
  const first = start().next();
  if (first.done) throw new ScenarioError(`${scenario.workflow.place}: ${problemOf(first.value)}`);
  const { operation, request, judged } = first.value;
  return {
    id: `${operation.key}/scenario/${scenario.name}`,
    operation,
    group: "scenario",
    scenario: "step",
    rule: { document: operation.document.name, pointer: operation.pointer, keyword: "scenario" },
    request,
    expect: judged ? "step" : "accepted",
    follow: { kind: "workflow", start },
  };
}

function problemOf(end: { readonly problem: string } | object): string {
  return "problem" in end ? end.problem : "makes no call";
}

/** The calls of a workflow, and of those that it leads to. */
function stepsOf(workflow: Workflow, scenario: Scenario, seen = new Set<string>()): ScenarioStep[] {
  if (seen.has(workflow.workflowId)) return [];
  seen.add(workflow.workflowId);
  const ids = [
    ...workflow.dependsOn,
    ...workflow.steps.flatMap(({ call, onSuccess, onFailure }) => [
      ...("workflowId" in call ? [call.workflowId] : []),
      ...[...onSuccess, ...onFailure].flatMap(({ workflowId }) => workflowId ?? []),
    ]),
  ];
  return [
    ...workflow.steps.filter(({ call }) => !("workflowId" in call)),
    ...scenario.workflows
      .filter(({ workflowId }) => ids.includes(workflowId))
      .flatMap((other) => stepsOf(other, scenario, seen)),
  ];
}

/** Inputs by name, or by workflow and then by name, as they were given; else their defaults. */
function readInputs({ workflowId, inputs, place }: Workflow, { values = {} }: CaseOptions): Values {
  const found = new Map<string, unknown>();
  if (!inputs) return found;
  const shape = new Shape([inputs]);
  const own = Object.hasOwn(values, workflowId) ? values[workflowId] : undefined;
  for (const [name, places] of shape.properties()) {
    const given = [isObject(own) ? own : {}, values].find((group) => Object.hasOwn(group, name))?.[name];
    const value = given ?? new Shape(places).rule("default")?.value;
    const [schema] = places;
    if (value === undefined) continue;
    const readings = [value, String(value), Number(value)];
    const reading = readings.find((one) => !schema || isValid(schema, one));
    if (reading === undefined)
      throw new ScenarioError(
        `${place}: the value of the input "${name}" is not valid: ${JSON.stringify(value)}`,
      );
    found.set(name, reading);
  }
  return found;
}
