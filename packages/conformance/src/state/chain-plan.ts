import type { Parameter } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import type { CallValues } from "../wire/build-request.ts";
import { ACTIONS, declaresConflict, ENDS, lastStep, REVIVES } from "./action.ts";
import { type ChainCall, freshCall } from "./chain.ts";
import { ChainMaker } from "./chain-maker.ts";
import { labelOf, labelParameters, pathSteps } from "./producer.ts";

/** The cases of one chain of calls: each is the shortest that can show its fault. */
export class ChainPlan extends ChainMaker {
  /** What was just made is found. */
  made(): Case | undefined {
    const because = "an answer before it gave its identifier";
    return this.chained("made", [...this.makers(), { call: this.last, role: "succeed", because }]);
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
            // What was read before may come from a cache after.
            ...(sibling.method === "GET" ? [{ call, role: "make", because: "it reads" } as const] : []),
            { call: this.last, role: "make", because: "it deletes" },
            { call, role: "refuse", because: "the thing was deleted just before" },
          ])
        );
      });
  }

  /** A thing is not found under another parent: one that does not exist, or another existing one. */
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

  /**
   * Nothing is made below a thing that does not exist, nothing done to it and, where the contract has 404,
   * nothing listed: the operation that reads it says that it does not.
   */
  unknown(contract: Contract): Case | undefined {
    const label = labelParameters(this.operation).at(-1);
    const reader = this.reader(contract);
    const isDeclared = this.operation.responses.some(({ status }) => status === "404");
    const isAsked = this.operation.method === "POST" || (this.operation.method === "GET" && isDeclared);
    if (!isAsked || !label || !reader) return undefined;
    const change = (values: CallValues): CallValues | undefined => this.elsewhere(values, label);
    const because = `no ${label.name} of that value exists`;
    return this.chained(`unknown-${label.name}`, [
      ...this.makers(),
      { call: reader, role: "probe", because, change },
      { call: this.last, role: "refuse", because, change },
    ]);
  }

  /** The call that reads the thing which this operation acts on, or below which it makes something. */
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

  /** What was started is not started again, if the contract has an answer for that. */
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

  /** After an action that ends a thing, others on it are refused, if the contract has an answer for that. */
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
}
