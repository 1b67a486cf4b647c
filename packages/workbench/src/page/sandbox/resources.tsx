import type { ResourceAct, ResourceKind } from "@callsheet/sandbox/control";
import { useState } from "preact/hooks";
import { CodeBlock } from "../parts/code-block.tsx";
import { Icon } from "../parts/icons.tsx";
import { Empty, Notice, Skeleton } from "../parts/notice.tsx";
import { actOn } from "./act-on.ts";
import type { LiveWorld } from "./live-world.ts";
import { type ResourceNode, titleOf } from "./resource-tree.ts";
import { StateBadge } from "./state-badge.tsx";

/** The contents of a world, by kind. */
export function Resources({ world }: { readonly world: LiveWorld }) {
  void world.version.value;
  const { tree } = world;
  if (!tree) return <Skeleton lines={7} />;
  if (tree.roots.every(({ nodes }) => nodes.length === 0))
    return (
      <Empty title="The world is empty">
        <p>Restore a snapshot, or start over, under “Keep and share”.</p>
      </Empty>
    );
  return (
    <div class="resources">
      {tree.roots.map(({ kind, nodes }) => (
        <Kind key={kind.name} world={world} kind={kind} nodes={nodes} />
      ))}
      {world.truncated.value && <p class="muted">There is more in this world than is shown here.</p>}
    </div>
  );
}

interface KindProps {
  readonly world: LiveWorld;
  readonly kind: ResourceKind;
  readonly nodes: readonly ResourceNode[];
}

/** More of a kind are shown on request. */
const shownAtFirst = 20;

function Kind({ world, kind, nodes }: KindProps) {
  void world.version.value; // the list changes in place
  const [most, setMost] = useState(shownAtFirst);
  const groups = new Map<string, ResourceNode[]>();
  for (const node of nodes.slice(0, most)) {
    const group = Object.values(node.ids).slice(0, -1).join(" ");
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  const [groupName] = Object.keys(kind.ids);
  return (
    <section class="kind">
      <h2>
        {kind.title} <span class="kind-count">{nodes.length}</span>
      </h2>
      {nodes.length === 0 && <p class="muted">None.</p>}
      {[...groups].map(([group, members]) => (
        <div key={group}>
          {group !== "" && (
            <p class="kind-group">
              {groupName} <code>{group}</code>
            </p>
          )}
          <ul class="nodes">
            {members.map((node) => (
              <Node key={node.key} world={world} node={node} />
            ))}
          </ul>
        </div>
      ))}
      {nodes.length > most && (
        <button type="button" class="text-button" onClick={() => setMost(most + 100)}>
          {nodes.length - most} more
        </button>
      )}
    </section>
  );
}

function Node({ world, node }: { readonly world: LiveWorld; readonly node: ResourceNode }) {
  void node.changed.value; // so does the resource
  const { kind, state, statusCode, children, ids } = node;
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const act = async (one: ResourceAct) => setProblem(await actOn(world, node, one));
  const acts = kind.acts.filter(({ states }) => state !== undefined && states.includes(state));
  const id = Object.values(ids).at(-1) ?? "";
  const title = titleOf(node);
  return (
    <li class="node" data-resource={id}>
      <div class="node-head">
        <button
          type="button"
          class="node-toggle"
          aria-expanded={isOpen}
          onClick={() => {
            if (!isOpen) void world.refresh(rootIds(world, node));
            setOpen(!isOpen);
          }}
        >
          <Icon name="chevron" size={12} />
          <span class="node-title">{title}</span>
        </button>
        {state !== undefined && <StateBadge kind={kind} state={state} />}
        <span class="node-acts">
          {acts.map((one) => (
            <button
              key={one.operation}
              type="button"
              class="button button-small"
              onClick={() => void act(one)}
            >
              {one.title}
            </button>
          ))}
        </span>
      </div>
      {statusCode !== undefined && state !== undefined && !statusCode.endsWith(state) && (
        <p class="node-code">{statusCode}</p>
      )}
      {problem !== "" && <Notice kind="error">{problem}</Notice>}
      {isOpen && (
        <CodeBlock label={`${title} as it is`} language="json" code={JSON.stringify(node.item, null, 2)} />
      )}
      {children.length > 0 && <Children world={world} node={node} />}
    </li>
  );
}

function Children({ world, node }: { readonly world: LiveWorld; readonly node: ResourceNode }) {
  void node.changed.value;
  const [most, setMost] = useState(3);
  const { children, hidden } = node;
  const more = children.length - most;
  return (
    <>
      <ul class="nodes nodes-inside">
        {children.slice(0, most).map((child) => (
          <Node key={child.key} world={world} node={child} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="text-button" onClick={() => setMost(most + 50)}>
          {more + hidden} more
        </button>
      )}
    </>
  );
}

/** The ids of the resource in the state that this one belongs to. */
function rootIds(world: LiveWorld, { ids, kind }: ResourceNode): Readonly<Record<string, string>> {
  const kinds = world.model?.kinds ?? [];
  let root: ResourceKind | undefined = kind;
  while (root?.parent !== undefined) {
    const { parent }: ResourceKind = root;
    root = kinds.find(({ name }) => name === parent);
  }
  return Object.fromEntries(Object.keys(root?.ids ?? {}).map((name) => [name, ids[name] ?? ""]));
}
