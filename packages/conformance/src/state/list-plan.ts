import type { ApiOperation } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { lastStep } from "./action.ts";
import { type ChainCall, freshCall } from "./chain.ts";
import { ChainMaker, type Planned } from "./chain-maker.ts";
import { echoes, keepsWhatWasSent, type Looks, lists } from "./kept.ts";
import { labelOf, pathSteps, producerOfLabel } from "./producer.ts";

/** Chains that end in reading what was written: the thing itself, or the list that it is in. */
export class ListPlan extends ChainMaker {
  /** What was made is there as it was sent. */
  readAsMade(): Case | undefined {
    const maker = this.last.bindings.at(-1)?.from;
    if (this.operation.method !== "GET" || maker === undefined) return undefined;
    const because = "the thing was made just before";
    return this.chained("read-as-made", [
      ...this.makers(),
      ...this.probe(this.last),
      { call: this.last, role: "succeed", because, looks: keepsWhatWasSent(maker) },
    ]);
  }

  /** What a PUT was given is in its answer, and there after it. */
  readBack(contract: Contract): Case | undefined {
    const reader = this.siblings(contract).find(({ method }) => method === "GET");
    const call = this.operation.method === "PUT" && reader ? this.onSameThing(reader) : undefined;
    if (!call) return undefined;
    const makers = this.makers();
    const probe = this.probe(call);
    const changed = makers.length + probe.length;
    return this.chained("read-back", [
      ...makers,
      ...probe,
      {
        call: freshCall(this.last, 2),
        role: "make",
        because: "it changes the thing",
        looks: echoes(this.operation),
      },
      {
        call,
        role: "succeed",
        because: "the thing was changed just before",
        looks: keepsWhatWasSent(changed),
      },
    ]);
  }

  /** What a POST to a collection was given is in its answer. */
  echoed(contract: Contract): Case | undefined {
    const probe = this.operation.method === "POST" ? this.itemProbe(contract, this.operation) : [];
    if (probe.length === 0) return undefined;
    const looks = echoes(this.operation);
    return this.chained("echoed", [
      ...this.makers(),
      ...probe,
      { call: freshCall(this.last, 3), role: "make", because: "it makes a thing", looks },
    ]);
  }

  /**
   * A list under one parent has what was made there, and not what was made under another one or is deleted.
   */
  listed(contract: Contract): (Case | undefined)[] {
    if (this.operation.method === "DELETE") return [this.listedAfterDeletion(contract)];
    const maker = this.collectionMaker(contract);
    const parent = this.last.bindings.at(-1);
    const before = parent && this.calls[parent.from];
    const probe = this.itemProbe(contract, this.operation);
    if (!maker || !parent || !before || probe.length === 0) return [];
    const makers = this.makers();
    const made = { from: makers.length, pointer: maker.pointer };
    const make: Planned = { call: maker.call, role: "make", because: "it makes a thing" };
    const list = (call: ChainCall, looks: Looks): Planned => {
      return { call, role: "succeed", because: "its parent was just made", looks };
    };
    const second = {
      ...this.last,
      bindings: [...this.last.bindings.slice(0, -1), { ...parent, from: makers.length + 1 }],
    };
    return [
      this.chained("listed", [
        ...makers,
        make,
        ...probe,
        list(this.last, lists(made, true, "was made there just before")),
      ]),
      this.chained("listed-elsewhere", [
        ...makers,
        make,
        { call: freshCall(before, 2), role: "make", because: "it makes a second parent" },
        ...probe,
        list(second, lists(made, false, `belongs to another ${parent.parameter?.name}`)),
      ]),
    ];
  }

  private listedAfterDeletion(contract: Contract): Case | undefined {
    const thing = this.last.bindings.at(-1);
    const collection = pathSteps(this.operation.path).slice(0, -1).join("/");
    const reader = operationsOf(contract).find(
      ({ method, path, document }) =>
        method === "GET" && document === this.operation.document && pathSteps(path).join("/") === collection,
    );
    const call = thing && reader && this.onSameThing(reader);
    const probe = reader ? this.itemProbe(contract, reader) : [];
    if (!call || probe.length === 0) return undefined;
    return this.chained("deleted-then-listed", [
      ...this.makers(),
      ...probe,
      { call: this.last, role: "make", because: "it deletes" },
      { call, role: "make", because: "it lists", looks: lists(thing, false, "was deleted just before") },
    ]);
  }

  /** A look at a thing of a collection that cannot exist, where the contract has an operation for it. */
  private itemProbe(contract: Contract, collection: ApiOperation): Planned[] {
    const reader = itemsOf(contract, collection).find(({ method }) => method === "GET");
    const call = reader && this.onSameThing(reader);
    return call ? this.probe(call) : [];
  }

  /** What posts to the collection that this operation reads, and where its answer has the identifier. */
  private collectionMaker(contract: Contract): { call: ChainCall; pointer: string } | undefined {
    if (this.operation.method !== "GET" || labelOf(lastStep(this.operation)) !== undefined) return undefined;
    const [item] = itemsOf(contract, this.operation);
    const label = item && labelOf(lastStep(item));
    const producer = label ? producerOfLabel(item, label, contract) : undefined;
    const call = producer && isAt(producer.operation, this.operation) && this.onSameThing(producer.operation);
    return call ? { call: freshCall(call, 1), pointer: producer.pointer } : undefined;
  }
}

function isAt(one: ApiOperation, other: ApiOperation): boolean {
  return pathSteps(one.path).join("/") === pathSteps(other.path).join("/");
}

/** The operations on the things of a collection. */
function itemsOf(contract: Contract, collection: ApiOperation): ApiOperation[] {
  const steps = pathSteps(collection.path).join("/");
  return operationsOf(contract).filter(({ path, document }) => {
    const own = pathSteps(path);
    const isItem = labelOf(own.at(-1) ?? "") !== undefined && own.slice(0, -1).join("/") === steps;
    return document === collection.document && isItem;
  });
}
