import type { LifecycleEvent, ResourceKind, WorldModel } from "@callsheet/sandbox/control";
import { type Signal, signal } from "@preact/signals";

/** The ids of a resource, by their names in events. */
export type ResourceIds = Readonly<Record<string, string>>;

/** A resource of a world, and those that belong to it. */
export interface ResourceNode {
  readonly kind: ResourceKind;
  readonly key: string;
  readonly ids: ResourceIds;
  /** Increases whenever something here has changed. */
  readonly changed: Signal<number>;
  state: string | undefined;
  statusCode: string | undefined;
  /** As the state last showed it. */
  item: Readonly<Record<string, unknown>>;
  /** Newest first. */
  readonly children: ResourceNode[];
  /** How many children are left out. */
  hidden: number;
}

/** More children of one resource are counted, not kept. */
const mostChildren = 100;

/** The resources of a world. It changes in place, following events. */
export class ResourceTree {
  readonly #kinds: ReadonlyMap<string, ResourceKind>;
  readonly #nodes = new Map<string, ResourceNode>();
  readonly roots: readonly { readonly kind: ResourceKind; readonly nodes: ResourceNode[] }[];

  constructor({ kinds }: Pick<WorldModel, "kinds">, state: object) {
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.roots = kinds
      .filter(({ parent }) => parent === undefined)
      .map((kind) => ({ kind, nodes: this.#readList(kind, state, {}) }));
  }

  /** Applies a lifecycle event; returns the state before it, and the resource. */
  apply(
    event: LifecycleEvent,
  ): { readonly node: ResourceNode; readonly before: string | undefined } | undefined {
    const kind = this.#kinds.get(event.resource);
    if (!kind) return undefined;
    const known = event as unknown as Readonly<Record<string, unknown>>;
    const ids = Object.fromEntries(this.#idNames(kind).map((name) => [name, String(known[name] ?? "")]));
    const node = this.#nodes.get(keyOf(kind, ids)) ?? this.#add(kind, ids);
    const before = node.state;
    node.state = event.state;
    node.statusCode = event.statusCode;
    node.changed.value++;
    return { node, before };
  }

  /** Applies a part of the state that was requested again. */
  refresh(state: object): void {
    for (const { kind, nodes } of this.roots)
      for (const fresh of this.#readList(kind, state, {})) {
        const at = nodes.findIndex(({ key }) => key === fresh.key);
        if (at >= 0) nodes[at] = fresh;
      }
  }

  #idNames(kind: ResourceKind): string[] {
    const parent = kind.parent === undefined ? undefined : this.#kinds.get(kind.parent);
    return [...(parent ? this.#idNames(parent) : []), ...Object.keys(kind.ids)];
  }

  #readList(kind: ResourceKind, holder: object, around: ResourceIds): ResourceNode[] {
    const list = (holder as Readonly<Record<string, unknown>>)[kind.list];
    if (!Array.isArray(list)) return [];
    return list.slice(0, mostChildren * 10).map((item) => this.#read(kind, item, around));
  }

  #read(kind: ResourceKind, item: Readonly<Record<string, unknown>>, around: ResourceIds): ResourceNode {
    const own = Object.entries(kind.ids).map(([name, member]) => [name, String(item[member] ?? "")]);
    const ids = { ...around, ...Object.fromEntries(own) };
    const children = [...this.#kinds.values()]
      .filter(({ parent }) => parent === kind.name)
      .flatMap((child) => this.#readList(child, item, ids));
    const lists = new Set([...this.#kinds.values()].map(({ list }) => list));
    const shown = Object.fromEntries(Object.entries(item).filter(([name]) => !lists.has(name)));
    const node: ResourceNode = {
      kind,
      key: keyOf(kind, ids),
      ids,
      changed: signal(0),
      state: stateOf(kind, item),
      statusCode: typeof item.statusCode === "string" ? item.statusCode : undefined,
      item: shown,
      children: children.slice(0, mostChildren),
      hidden: Math.max(0, children.length - mostChildren),
    };
    this.#nodes.set(node.key, node);
    return node;
  }

  #add(kind: ResourceKind, ids: ResourceIds): ResourceNode {
    const node = this.#read(kind, Object.fromEntries(ownIds(kind, ids)), ids);
    const parent = kind.parent === undefined ? undefined : this.#kinds.get(kind.parent);
    const siblings = parent
      ? this.#nodes.get(keyOf(parent, pick(ids, this.#idNames(parent))))
      : { children: this.roots.find((root) => root.kind === kind)?.nodes ?? [], hidden: 0 };
    siblings?.children.unshift(node);
    if (siblings && siblings.children.length > mostChildren) {
      const dropped = siblings.children.pop();
      if (dropped) this.#nodes.delete(dropped.key);
      siblings.hidden++;
    }
    if (siblings && "changed" in siblings) siblings.changed.value++;
    return node;
  }
}

function ownIds(kind: ResourceKind, ids: ResourceIds): [string, string][] {
  return Object.entries(kind.ids).map(([name, member]) => [member, ids[name] ?? ""]);
}

function pick(ids: ResourceIds, names: readonly string[]): ResourceIds {
  return Object.fromEntries(names.map((name) => [name, ids[name] ?? ""]));
}

function keyOf(kind: ResourceKind, ids: ResourceIds): string {
  return `${kind.name} ${JSON.stringify(Object.entries(ids).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function stateOf({ open }: ResourceKind, item: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof item.state === "string") return item.state;
  if (!open) return undefined;
  return item[open.endMember] == null ? open.state : open.endState;
}

/** A resource's title: its name, or the last of its ids. */
export function titleOf({ item, ids }: Pick<ResourceNode, "item" | "ids">): string {
  if (typeof item.name === "string" && item.name !== "") return item.name;
  const last = Object.values(ids).at(-1) ?? "";
  return last.slice(last.lastIndexOf("/") + 1);
}
