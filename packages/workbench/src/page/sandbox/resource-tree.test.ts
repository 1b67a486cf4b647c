import type { LifecycleEvent, WorldModel } from "@callsheet/sandbox/control";
import { expect, test } from "vitest";
import { ResourceTree, titleOf } from "./resource-tree.ts";

const states = { moving: ["BREWING"], failed: [], over: ["DRUNK"] };
const model: Pick<WorldModel, "kinds"> = {
  kinds: [
    { name: "pot", title: "Pots", list: "pots", ids: { potArn: "arn" }, states, acts: [] },
    {
      name: "cup",
      title: "Cups",
      parent: "pot",
      list: "cups",
      ids: { cupId: "id" },
      states,
      open: { state: "FULL", endMember: "end", endState: "DRUNK" },
      acts: [],
    },
  ],
};
const state = {
  pots: [
    { arn: "a/1", name: "", state: "BREWING", cups: [{ id: "x" }, { id: "y", end: "2026" }] },
    { arn: "a/2", name: "green", state: "READY", cups: [] },
  ],
};
const event = (members: object) =>
  ({ type: "lifecycle", world: "w", at: "", ...members }) as unknown as LifecycleEvent;

test("a state becomes resources, each with those that belong to it", () => {
  const { roots } = new ResourceTree(model, state);
  const [pots] = roots;
  expect(roots).toHaveLength(1);
  expect(pots?.nodes.map((node) => [titleOf(node), node.state, node.children.length])).toEqual([
    ["1", "BREWING", 2],
    ["green", "READY", 0],
  ]);
  expect(pots?.nodes[0]?.children.map(({ ids, state }) => [ids, state])).toEqual([
    [{ potArn: "a/1", cupId: "x" }, "FULL"],
    [{ potArn: "a/1", cupId: "y" }, "DRUNK"],
  ]);
  expect(pots?.nodes[0]?.item).toEqual({ arn: "a/1", name: "", state: "BREWING" });
});

test("an event changes the resource that it names, or brings a new one", () => {
  const tree = new ResourceTree(model, state);
  const [pots] = tree.roots;
  const change = tree.apply(event({ resource: "pot", potArn: "a/1", state: "READY" }));
  expect([change?.before, pots?.nodes[0]?.state]).toEqual(["BREWING", "READY"]);
  tree.apply(event({ resource: "cup", potArn: "a/2", cupId: "z", state: "FULL" }));
  expect(pots?.nodes[1]?.children.map(titleOf)).toEqual(["z"]);
  expect(tree.apply(event({ resource: "spoon", state: "BENT" }))).toBeUndefined();
});

test("more than a hundred that belong to one are counted, not kept", () => {
  const tree = new ResourceTree(model, state);
  for (let at = 0; at < 150; at++)
    tree.apply(event({ resource: "cup", potArn: "a/2", cupId: `c${at}`, state: "FULL" }));
  const pot = tree.roots[0]?.nodes[1];
  expect([pot?.children.length, pot?.hidden, pot?.children[0] && titleOf(pot.children[0])]).toEqual([
    100,
    50,
    "c149",
  ]);
});
