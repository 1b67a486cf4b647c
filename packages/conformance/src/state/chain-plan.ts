import type { ApiOperation, Parameter } from "@callsheet/document";
import { baseCall, type CaseOptions, freshToken } from "../cases/base-call.ts";
import { tokenOf } from "../cases/call-cases.ts";
import type { Case, FollowStep, StepRole } from "../cases/case.ts";
import { derivedCase } from "../cases/derived-case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { createRandom } from "../generate/random.ts";
import type { CallValues } from "../wire/build-request.ts";
import type { Exchange } from "../wire/exchange.ts";
import { ACTIONS, declaresConflict, ENDS, lastStep, REVIVES } from "./action.ts";
import { type ChainCall, chainedRequest, freshCall } from "./chain.ts";
import { otherValue } from "./other-value.ts";
import { labelOf, labelParameters, pathSteps } from "./producer.ts";

/** One call of a chain, what it is for, and how its values differ from those that the chain gives. */
interface Planned {
  readonly call: ChainCall;
  readonly role: StepRole;
  readonly because: string;
  readonly change?: (values: CallValues) => CallValues | undefined;
}

/** The cases of one chain of calls: each is the shortest that can show its fault. */
export class ChainPlan {
  private readonly calls: readonly ChainCall[];
  private readonly last: ChainCall;
  private readonly options: CaseOptions;

  constructor(calls: readonly ChainCall[], options: CaseOptions) {
    this.calls = calls.map((call, index) => (index < calls.length - 1 ? freshCall(call, 1) : call));
    this.last = this.calls.at(-1) as ChainCall;
    this.options = options;
  }

  private get operation(): ApiOperation {
    return this.last.base.operation;
  }

  /** What was just made is found. */
  made(): Case | undefined {
    return this.chained("made", [
      ...this.makers(),
      { call: this.last, role: "succeed", because: "an answer before it gave its identifier" },
    ]);
  }

  /** What was deleted is gone: for a DELETE, each other operation on the same thing. */
  afterDeletion(contract: Contract): (Case | undefined)[] {
    if (this.operation.method !== "DELETE") return [];
    return this.siblings(contract)
      .filter(({ method }) => method === "GET" || method === "PATCH")
      .concat(this.siblings(contract, -1).filter(({ method }) => method === "POST"))
      .map((sibling) => {
        const call = this.onSameThing(sibling);
        return (
          call &&
          this.chained(`deleted-then-${sibling.name}`, [
            ...this.makers(),
            ...this.probe(call),
            { call: this.last, role: "make", because: "it deletes" },
            { call, role: "refuse", because: "the thing was deleted just before" },
          ])
        );
      });
  }

  /** A thing is not there under another parent: one that does not exist, or one that exists beside it. */
  otherParents(labels: readonly Parameter[]): (Case | undefined)[] {
    if (labels.length < 2) return [];
    return labels.slice(0, -1).flatMap((parent) => {
      const because = `the thing belongs to another ${parent.name}`;
      return [
        this.chained(`unknown-${parent.name}`, [
          ...this.makers(),
          ...this.probe(this.last),
          {
            call: this.last,
            role: "refuse",
            because: `no ${parent.name} of that value exists`,
            change: (values) => this.elsewhere(values, parent),
          },
        ]),
        this.secondParent(parent, because),
      ];
    });
  }

  /** Nothing is made below a thing that does not exist, and nothing done to it: the operation that reads it says that it does not. */
  unknown(contract: Contract): Case | undefined {
    const label = labelParameters(this.operation).at(-1);
    const reader = this.reader(contract);
    if (this.operation.method !== "POST" || !label || !reader) return undefined;
    const change = (values: CallValues): CallValues | undefined => this.elsewhere(values, label);
    const because = `no ${label.name} of that value exists`;
    return this.chained(`unknown-${label.name}`, [
      ...this.makers(),
      { call: reader, role: "probe", because, change },
      { call: this.last, role: "refuse", because, change },
    ]);
  }

  /** The call that reads the thing which this operation acts on, or makes something below. */
  private reader(contract: Contract): ChainCall | undefined {
    const steps = pathSteps(this.operation.path);
    const thing = steps.slice(0, steps.findLastIndex((step) => labelOf(step) !== undefined) + 1);
    if (thing.length === steps.length) return undefined;
    const found = operationsOf(contract).find(
      ({ method, path, document }) =>
        method === "GET" &&
        document === this.operation.document &&
        pathSteps(path).join("/") === thing.join("/"),
    );
    return found && this.onSameThing(found);
  }

  private secondParent(parent: Parameter, because: string): Case | undefined {
    const binding = this.last.bindings.find(({ parameter }) => parameter === parent);
    if (!binding) return undefined;
    const makers = this.makers();
    const maker = this.calls[binding.from];
    if (!maker) return undefined;
    const second = makers.length;
    return this.chained(`another-${parent.name}`, [
      ...makers,
      { call: freshCall(maker, 2), role: "make", because: "it makes a second parent" },
      ...this.probe(this.last),
      {
        call: {
          ...this.last,
          bindings: this.last.bindings.map((other) =>
            other === binding ? { ...other, from: second } : other,
          ),
        },
        role: "refuse",
        because,
      },
    ]);
  }

  /** What was started is not started again, where the contract has an answer for that. */
  twice(): Case | undefined {
    if (!this.isAction(ACTIONS)) return undefined;
    const because =
      "the same call succeeded just before, and the contract has 409 for a thing in another state";
    return this.chained("twice", [
      ...this.makers(),
      ...this.probe(this.last),
      {
        call: this.last,
        role: "make",
        because: "it acts for the first time",
        change: (values) => this.withToken(values, 1),
      },
      { call: this.last, role: "refuse", because, change: (values) => this.withToken(values, 2) },
    ]);
  }

  /** After an action that ends a thing, others on it are refused, where the contract has an answer for that. */
  afterEnd(contract: Contract): (Case | undefined)[] {
    if (this.operation.method !== "POST" || !ENDS.test(lastStep(this.operation))) return [];
    const acts = this.siblings(contract, 1).filter(
      (sibling) => sibling.method === "POST" && !REVIVES.test(lastStep(sibling)) && declaresConflict(sibling),
    );
    return acts.map((sibling) => {
      const call = this.onSameThing(sibling);
      const because = `${this.operation.name} ended the thing just before`;
      return (
        call &&
        this.chained(`ended-then-${sibling.name}`, [
          ...this.makers(),
          ...this.probe(call),
          { call: this.last, role: "make", because: "it ends the thing" },
          { call, role: "refuse", because },
        ])
      );
    });
  }

  private isAction(names: RegExp): boolean {
    return (
      ["POST", "PUT"].includes(this.operation.method) &&
      names.test(lastStep(this.operation)) &&
      declaresConflict(this.operation)
    );
  }

  private makers(): Planned[] {
    return this.calls
      .slice(0, -1)
      .map((call) => ({ call, role: "make", because: "it makes what is needed" }));
  }

  /** A call for something that cannot exist: where it succeeds, the target keeps no state. */
  private probe(call: ChainCall): Planned[] {
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

  private elsewhere(values: CallValues, label: Parameter): CallValues | undefined {
    const random = createRandom(this.options.seed, `${this.operation.key} other ${label.name}`);
    const parameter = [...values.parameters.keys()].find(
      (other) => other.in === "path" && other.name === label.name,
    );
    const other = parameter && otherValue(parameter, values.parameters.get(parameter), random);
    if (!parameter || other === undefined) return undefined;
    return { ...values, parameters: new Map([...values.parameters, [parameter, other]]) };
  }

  private withToken(values: CallValues, count: number): CallValues {
    const token = tokenOf(this.operation);
    if (!token) return values;
    const value = freshToken(createRandom(this.options.seed, `${this.operation.key} twice ${count}`));
    return { ...values, parameters: new Map([...values.parameters, [token, value]]) };
  }

  /**
   * Other operations on the thing that this one's path leads to; `cut` steps at the end of the path are actions on it. With -1, those that
   * have one fixed step behind it.
   */
  private siblings(contract: Contract, cut = 0): ApiOperation[] {
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

  private onSameThing(sibling: ApiOperation): ChainCall | undefined {
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

  private chained(label: string, plan: readonly Planned[]): Case | undefined {
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

function stepOf({ call, role, because, change }: Planned, before: readonly Exchange[]): FollowStep {
  const request = chainedRequest(call, before, change);
  return {
    operation: call.base.operation,
    request: request ?? call.base.request,
    expect: role === "probe" || role === "refuse" ? "tolerated" : "accepted",
    role: { name: role, because },
    ...(request ? {} : { lacking: "the answers before it lack an identifier that it needs" }),
  };
}
