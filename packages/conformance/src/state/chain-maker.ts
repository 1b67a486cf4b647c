import type { ApiOperation, Parameter } from "@callsheet/document";
import { baseCall, type CaseOptions, freshToken } from "../cases/base-call.ts";
import { tokenOf } from "../cases/call-cases.ts";
import type { Case, FollowStep, StepRole } from "../cases/case.ts";
import { derivedCase } from "../cases/derived-case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { createRandom } from "../generate/random.ts";
import type { CallValues } from "../wire/build-request.ts";
import type { Exchange } from "../wire/exchange.ts";
import { type ChainCall, chainedRequest, freshCall } from "./chain.ts";
import type { Looks } from "./kept.ts";
import { otherValue } from "./other-value.ts";
import { labelOf, labelParameters, pathSteps } from "./producer.ts";

/** One call of a chain, what it is for, and how its values differ from those that the chain gives. */
export interface Planned {
  readonly call: ChainCall;
  readonly role: StepRole;
  readonly because: string;
  readonly change?: (values: CallValues) => CallValues | undefined;
  /** What the answer must not say. */
  readonly looks?: Looks;
}

/** Makes the cases of one chain of calls from its parts. */
export class ChainMaker {
  protected readonly calls: readonly ChainCall[];
  protected readonly last: ChainCall;
  protected readonly options: CaseOptions;

  constructor(calls: readonly ChainCall[], options: CaseOptions) {
    this.calls = calls.map((call, index) => (index < calls.length - 1 ? freshCall(call, 1) : call));
    this.last = this.calls.at(-1) as ChainCall;
    this.options = options;
  }

  protected get operation(): ApiOperation {
    return this.last.base.operation;
  }

  protected makers(): Planned[] {
    return this.calls
      .slice(0, -1)
      .map((call) => ({ call, role: "make", because: "it makes what is needed" }));
  }

  /** A call for something that cannot exist: where it succeeds, the target keeps no state. */
  protected probe(call: ChainCall): Planned[] {
    const label = labelParameters(call.base.operation).at(-1);
    if (!label) return [];
    return [
      {
        call,
        role: "probe",
        because: "nothing has that value",
        change: (values) => this.elsewhere(values, label),
      },
    ];
  }

  protected elsewhere(values: CallValues, label: Parameter): CallValues | undefined {
    const random = createRandom(this.options.seed, `${this.operation.key} other ${label.name}`);
    const parameter = [...values.parameters.keys()].find(
      (other) => other.in === "path" && other.name === label.name,
    );
    const other = parameter && otherValue(parameter, values.parameters.get(parameter), random);
    if (!parameter || other === undefined) return undefined;
    return { ...values, parameters: new Map([...values.parameters, [parameter, other]]) };
  }

  protected withToken(values: CallValues, count: number): CallValues {
    const token = tokenOf(this.operation);
    if (!token) return values;
    const value = freshToken(createRandom(this.options.seed, `${this.operation.key} twice ${count}`));
    return { ...values, parameters: new Map([...values.parameters, [token, value]]) };
  }

  /**
   * Other operations on the thing that this one's path leads to; `cut` steps at the end of the path are
   * actions on it. With -1, those that have one fixed step behind it.
   */
  protected siblings(contract: Contract, cut = 0): ApiOperation[] {
    const steps = pathSteps(this.operation.path);
    const thing = steps.slice(0, steps.length - Math.max(0, cut)).join("/");
    return operationsOf(contract).filter((other) => {
      const path = pathSteps(other.path);
      const fits =
        cut === 0
          ? path.join("/") === thing
          : path.slice(0, -1).join("/") === thing && labelOf(path.at(-1) ?? "") === undefined;
      return other !== this.operation && other.document === this.operation.document && fits;
    });
  }

  protected onSameThing(sibling: ApiOperation): ChainCall | undefined {
    const base = baseCall(sibling, this.options);
    if (!base) return undefined;
    const bindings = this.last.bindings.flatMap((binding) => {
      const parameter = sibling.parameters.find(
        ({ in: place, name }) => place === "path" && name === binding.parameter?.name,
      );
      return parameter ? [{ ...binding, parameter }] : [];
    });
    return { base, bindings };
  }

  protected chained(label: string, plan: readonly Planned[]): Case | undefined {
    const [first, ...rest] = plan;
    const request = first && chainedRequest(first.call, [], first.change);
    if (
      !first ||
      !request ||
      plan.some((step) => step.change && step.change(step.call.base.values) === undefined)
    )
      return undefined;
    const made = derivedCase(this.last.base, {
      group: "state",
      label,
      request,
      expect: first.role === "probe" || first.role === "refuse" ? "tolerated" : "accepted",
      scenario: "stateful",
      keyword: "paths",
    });
    return {
      ...made,
      starts: first.call.base.operation,
      role: first.role,
      follow: { kind: "sequence", steps: rest.map((step) => (before) => stepOf(step, before)) },
    };
  }
}

function stepOf({ call, role, because, change, looks }: Planned, before: readonly Exchange[]): FollowStep {
  const request = chainedRequest(call, before, change);
  return {
    operation: call.base.operation,
    request: request ?? call.base.request,
    expect: role === "probe" || role === "refuse" ? "tolerated" : "accepted",
    role: { name: role, because, looks },
    ...(request ? {} : { lacking: "the answers before it lack an identifier that it needs" }),
  };
}
