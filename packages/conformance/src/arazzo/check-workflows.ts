import { nearest, Shape } from "@callsheet/document";
import type { Report } from "./check-shape.ts";
import { expressionsOf, parseCondition } from "./condition.ts";
import { type Expression, expressionsIn, parseExpression } from "./expression.ts";
import { limits } from "./limits.ts";
import type { Criterion, ScenarioStep, SourceDescription, StepAction, Workflow } from "./scenario.ts";

interface Known {
  readonly workflows: readonly Workflow[];
  readonly sources: readonly SourceDescription[];
}

/** Checks that the names in workflows exist. */
export function checkWorkflows(known: Known, report: Report): void {
  const ids = known.workflows.map(({ workflowId }) => workflowId);
  for (const [index, { workflowId }] of known.workflows.entries())
    if (ids.indexOf(workflowId) < index)
      report(`/workflows/${index}/workflowId`, `"${workflowId}" is there twice`);
  for (const [index, workflow] of known.workflows.entries())
    checkWorkflow(workflow, `/workflows/${index}`, { ...known, ids, report });
  checkDepth(known.workflows, report);
}

interface Check extends Known {
  readonly ids: readonly string[];
  readonly report: Report;
}

function checkWorkflow(workflow: Workflow, pointer: string, check: Check): void {
  const { report, ids } = check;
  for (const [index, id] of workflow.dependsOn.entries())
    if (!ids.includes(id)) report(`${pointer}/dependsOn/${index}`, unknown("workflow", id, ids));
  const steps = workflow.steps.map(({ stepId }) => stepId);
  for (const [index, step] of workflow.steps.entries()) {
    const at = `${pointer}/steps/${index}`;
    if (steps.indexOf(step.stepId) < index) report(`${at}/stepId`, `"${step.stepId}" is there twice`);
    if ("workflowId" in step.call && !ids.includes(step.call.workflowId))
      report(`${at}/workflowId`, unknown("workflow", step.call.workflowId, ids));
    const source = "source" in step.call ? step.call.source : undefined;
    const sources = check.sources.map(({ name }) => name);
    if (source !== undefined && !sources.includes(source))
      report(at, unknown("source description", source, sources));
    for (const action of [...step.onSuccess, ...step.onFailure])
      checkAction(action, at, { steps, ids, report });
    for (const expression of stepExpressions(step))
      checkExpression(expression, at, { workflow, steps, check });
  }
  for (const [name, expression] of Object.entries(workflow.outputs))
    checkExpression(expression, `${pointer}/outputs/${name}`, { workflow, steps, check });
}

function checkAction(
  { name, stepId, workflowId }: StepAction,
  at: string,
  { steps, ids, report }: { steps: readonly string[]; ids: readonly string[]; report: Report },
): void {
  if (stepId !== undefined && !steps.includes(stepId))
    report(at, `action "${name}": ${unknown("step", stepId, steps)}`);
  if (workflowId !== undefined && !ids.includes(workflowId))
    report(at, `action "${name}": ${unknown("workflow", workflowId, ids)}`);
}

function checkExpression(
  expression: Expression,
  at: string,
  { workflow, steps, check }: { workflow: Workflow; steps: readonly string[]; check: Check },
): void {
  const { report } = check;
  const outputsOf = (stepId: string): string[] =>
    Object.keys(workflow.steps.find((step) => step.stepId === stepId)?.outputs ?? {});
  if (expression.kind === "step") {
    const outputs = outputsOf(expression.step);
    if (!steps.includes(expression.step)) report(at, unknown("step", expression.step, steps));
    else if (!outputs.includes(expression.name))
      report(at, `${expression.text}: ${unknown("output", expression.name, outputs)}`);
  }
  if (expression.kind === "workflow" && !check.ids.includes(expression.workflow))
    report(at, unknown("workflow", expression.workflow, check.ids));
  if (expression.kind === "inputs") {
    const inputs = inputNames(workflow);
    if (!inputs.includes(expression.name))
      report(at, `${expression.text}: ${unknown("input", expression.name, inputs)}`);
  }
}

function unknown(what: string, name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return `there is no ${what} "${name}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
}

function* stepExpressions(step: ScenarioStep): Generator<Expression> {
  const values = [
    ...step.parameters.map(({ value }) => value),
    step.body?.payload,
    ...(step.body?.replacements ?? []).map(({ value }) => value),
  ];
  for (const text of values.flatMap((value) => [...expressionsIn(value)])) {
    const expression = parseExpression(text);
    if (expression) yield expression;
  }
  // A step's own outputs may be those of the workflow that it calls: `$outputs.x`.
  for (const expression of Object.values(step.outputs)) yield expression;
  const criteria = [
    ...step.successCriteria,
    ...[...step.onSuccess, ...step.onFailure].flatMap((action) => action.criteria),
  ];
  for (const criterion of criteria) yield* criterionExpressions(criterion);
}

function criterionExpressions(criterion: Criterion): Iterable<Expression> {
  return criterion.type === "simple" ? expressionsOf(parseCondition(criterion.text)) : [criterion.context];
}

/** The names of a workflow's inputs. */
function inputNames({ inputs }: Workflow): string[] {
  return inputs ? [...new Shape([inputs]).properties().keys()] : [];
}

/** No workflow may lead back to itself by its steps or its dependencies. */
function checkDepth(workflows: readonly Workflow[], report: Report): void {
  const byId = new Map(workflows.map((workflow) => [workflow.workflowId, workflow]));
  const known = new Map<string, number>();
  const depth = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, Number.POSITIVE_INFINITY);
    const workflow = byId.get(id);
    const below = [
      ...(workflow?.dependsOn ?? []),
      ...(workflow?.steps ?? []).flatMap(({ call }) => ("workflowId" in call ? [call.workflowId] : [])),
    ];
    const found = 1 + Math.max(0, ...below.map(depth));
    known.set(id, found);
    return found;
  };
  for (const [index, { workflowId }] of workflows.entries())
    if (depth(workflowId) > limits.depth)
      report(
        `/workflows/${index}`,
        `leads back to itself, or to workflows within workflows more than ${limits.depth} deep`,
      );
}
