import type { BaseCall } from "../cases/base-call.ts";
import type { Exchange } from "../wire/exchange.ts";
import { isMet } from "./criterion.ts";
import { type Expression, evaluate, fillIn } from "./expression.ts";
import { limits } from "./limits.ts";
import type { Criterion, Scenario, ScenarioStep, StepAction, Workflow } from "./scenario.ts";
import type { Scope, Values } from "./scope.ts";
import { stepRequest } from "./step-request.ts";
import type { WorkflowCall, WorkflowTurns } from "./workflow-turns.ts";

/** What a run of a workflow needs. */
export interface WorkflowSetting {
  readonly scenario: Scenario;
  readonly bind: (step: ScenarioStep) => BaseCall;
  /** The inputs of a workflow given from outside. */
  readonly inputsOf: (workflow: Workflow) => Values;
}

/** One run of a workflow, with those that it depends on and calls. */
export class WorkflowRun {
  private readonly setting: WorkflowSetting;
  private readonly done = new Map<string, { inputs: Values; outputs: Values }>();
  private readonly sourceUrls: ReadonlyMap<string, string>;
  private calls = 0;
  private waited = 0;
  private pause = 0;

  constructor(setting: WorkflowSetting) {
    this.setting = setting;
    this.sourceUrls = new Map(setting.scenario.sources.map(({ name, url }) => [name, url]));
  }

  *run(workflow: Workflow, inputs: Values): WorkflowTurns {
    for (const id of workflow.dependsOn) {
      if (this.done.has(id)) continue;
      const needed = this.workflow(id);
      const end = yield* this.run(needed, this.setting.inputsOf(needed));
      if ("problem" in end) return end;
    }
    return yield* this.steps(workflow, inputs);
  }

  private *steps(workflow: Workflow, inputs: Values): WorkflowTurns {
    const steps = new Map<string, Values>();
    const tries = new Map<string, number>();
    const scope: Scope = {
      inputs,
      outputs: new Map(),
      steps,
      workflows: this.done,
      sourceUrls: this.sourceUrls,
    };
    let problem: string | undefined;
    for (let index = 0; index < workflow.steps.length; ) {
      const step = workflow.steps[index] as ScenarioStep;
      if (++this.calls > limits.calls)
        return { problem: `Workflow ${workflow.workflowId} makes more than ${limits.calls} calls` };
      const made = yield* this.step(step, scope);
      if ("over" in made) return { problem: made.over };
      steps.set(step.stepId, made.outputs);
      if (made.failure !== undefined) {
        const retry =
          made.action?.type === "retry" ? yield* this.retry(step, made.action, { scope, tries }) : undefined;
        if (retry === "again") continue;
        problem ??= retry === undefined ? made.failure : `${made.failure}, ${retry} times over`;
      }
      const { action } = made;
      if (action?.type === "goto" && action.workflowId !== undefined) {
        const next = this.workflow(action.workflowId);
        const end = yield* this.run(next, this.setting.inputsOf(next));
        return problem === undefined ? end : { problem };
      }
      if (action?.type === "goto") index = workflow.steps.findIndex(({ stepId }) => stepId === action.stepId);
      else if (action?.type === "end" || made.failure !== undefined) break;
      else index++;
    }
    const outputs = outputsOf(workflow.outputs, scope);
    this.done.set(workflow.workflowId, { inputs, outputs });
    return problem === undefined ? { outputs } : { problem };
  }

  /** Whether a failed step is retried, or how often it was. */
  private *retry(
    step: ScenarioStep,
    action: StepAction,
    { scope, tries }: { scope: Scope; tries: Map<string, number> },
  ): Generator<WorkflowCall, "again" | number, Exchange> {
    const count = tries.get(step.stepId) ?? 0;
    this.waited += action.retryAfter;
    if (count >= Math.min(action.retryLimit, limits.retries) || this.waited > limits.waiting)
      return count + 1;
    tries.set(step.stepId, count + 1);
    this.pause += action.retryAfter;
    if (action.workflowId !== undefined) {
      const before = this.workflow(action.workflowId);
      yield* this.run(before, this.setting.inputsOf(before));
    } else if (action.stepId !== undefined && action.stepId !== step.stepId) {
      const before = this.setting.scenario.workflows
        .flatMap(({ steps }) => (steps.includes(step) ? steps : []))
        .find(({ stepId }) => stepId === action.stepId);
      const made = before && (yield* this.step(before, scope));
      if (before && made && "outputs" in made)
        (scope.steps as Map<string, Values>).set(before.stepId, made.outputs);
    }
    return "again";
  }

  private *step(step: ScenarioStep, scope: Scope): Generator<WorkflowCall, StepEnd, Exchange> {
    if ("workflowId" in step.call) return yield* this.nested(step, step.call.workflowId, scope);
    const base = this.setting.bind(step);
    const made = stepRequest(step, base, scope);
    if ("problem" in made) return { over: `Step ${step.stepId} ${made.problem}` };
    const pause = this.pause;
    this.pause = 0;
    const judged = step.successCriteria.length > 0;
    const exchange = yield { operation: base.operation, request: made.request, judged, pause };
    const after: Scope = { ...scope, exchange: { ...exchange, template: base.operation.path } };
    const broken = step.successCriteria.find((criterion) => !isMet(criterion, after));
    return this.ended(step, after, broken && brokenText(step, broken, exchange));
  }

  private *nested(step: ScenarioStep, id: string, scope: Scope): Generator<WorkflowCall, StepEnd, Exchange> {
    const workflow = this.workflow(id);
    const inputs = new Map(this.setting.inputsOf(workflow));
    let lacking: string | undefined;
    for (const { name, value } of step.parameters)
      inputs.set(
        name,
        fillIn(value, scope, (expression) => {
          lacking ??= expression;
        }),
      );
    if (lacking !== undefined)
      return { over: `Step ${step.stepId} needs ${lacking}, which no answer before it gave` };
    const end = yield* this.run(workflow, inputs);
    const outputs = "outputs" in end ? end.outputs : new Map();
    return this.ended(step, { ...scope, outputs }, "problem" in end ? end.problem : undefined);
  }

  private ended(step: ScenarioStep, scope: Scope, failure: string | undefined): StepEnd {
    const actions = failure === undefined ? step.onSuccess : step.onFailure;
    const action = actions.find(({ criteria }) => criteria.every((criterion) => isMet(criterion, scope)));
    return {
      outputs: outputsOf(step.outputs, scope),
      ...(failure === undefined ? {} : { failure }),
      ...(action ? { action } : {}),
    };
  }

  private workflow(id: string): Workflow {
    const found = this.setting.scenario.workflows.find(({ workflowId }) => workflowId === id);
    if (!found) throw new Error(`the reader let the unknown workflow ${id} through`);
    return found;
  }
}

type StepEnd =
  | { readonly outputs: Values; readonly failure?: string; readonly action?: StepAction }
  | { readonly over: string };

function outputsOf(outputs: Readonly<Record<string, Expression>>, scope: Scope): Values {
  return new Map(Object.entries(outputs).map(([name, expression]) => [name, evaluate(expression, scope)]));
}

function brokenText(step: ScenarioStep, { text, place }: Criterion, { reply }: Exchange): string {
  return `Step ${step.stepId} does not meet "${text}" (${place}): its call gets status ${reply.status}`;
}
