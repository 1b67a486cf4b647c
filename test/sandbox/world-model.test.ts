import { createNimbleClient } from "@callsheet/client/nimble";
import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import type { WorldModel } from "@callsheet/sandbox/control";
import { afterAll, beforeAll, expect, test } from "vitest";

let sandbox: Sandbox;
let model: WorldModel;
beforeAll(async () => {
  sandbox = await createSandbox();
  model = await sandbox.control().model();
});
afterAll(() => sandbox.close());

/** Walks through a part of a state, and returns the kinds of what it finds. */
function findKinds(holder: object, parent: string | undefined, found: Set<string>): void {
  const kinds = model.kinds.filter((kind) => kind.parent === parent);
  for (const [name, items] of Object.entries(holder)) {
    if (!Array.isArray(items) || typeof items[0] !== "object") continue;
    const kind = kinds.find(({ list }) => list === name);
    expect(kind?.list, `the list ${name} of ${parent ?? "a state"}`).toBe(name);
    if (!kind) continue;
    found.add(kind.name);
    for (const item of items) {
      for (const member of Object.values(kind.ids)) expect(item[member]).toEqual(expect.any(String));
      if (model.kinds.some((child) => child.parent === kind.name)) findKinds(item, kind.name, found);
    }
  }
}

test("the model names every list of a world's state, and what identifies each resource", async () => {
  const found = new Set<string>();
  findKinds(await sandbox.control("lists").state(), undefined, found);
  expect([...found].sort()).toEqual(model.kinds.map(({ name }) => name).sort());
});

test("an act does what it says, and events name the resource as the state does", async () => {
  const control = sandbox.control("acts");
  const abort = new AbortController();
  const events = control.events({ types: ["lifecycle"], signal: abort.signal })[Symbol.asyncIterator]();
  await events.next();
  const kind = model.kinds.find(({ name }) => name === "streamingSession");
  const start = kind?.acts.find(({ operation }) => operation === "StartStreamingSession");
  const { streamingSessions } = await control.state();
  const session = streamingSessions.find(({ state }) => start?.states.includes(String(state)));
  const { credentials } = control;
  const nimble = createNimbleClient({ fetch: sandbox, region: "us-west-2", credentials });
  await nimble.startStreamingSession({
    studioId: session?.studioId ?? "",
    sessionId: session?.sessionId ?? "",
  });
  const { value } = await events.next();
  expect(value).toMatchObject({
    resource: "streamingSession",
    studioId: session?.studioId,
    sessionId: session?.sessionId,
  });
  expect(kind?.states.moving).toContain((value as { state: string }).state);
  abort.abort();
});

test("every act is an operation that the sandbox serves", () => {
  const names = model.operations.map(({ name }) => name);
  for (const { acts } of model.kinds) for (const { operation } of acts) expect(names).toContain(operation);
  expect(model.operations.some(({ outcomes }) => outcomes.length > 0)).toBe(true);
});
