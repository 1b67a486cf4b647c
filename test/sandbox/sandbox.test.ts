import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSandbox } from "@callsheet/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callsOf, ready } from "./call.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";
import { faultDeckSuite } from "./suite/fault-deck.ts";
import { foundStatesSuite } from "./suite/found-states.ts";
import { quotasSuite } from "./suite/quotas.ts";
import { stagesAndChannelsSuite } from "./suite/stages-and-channels.ts";
import { startingSuite } from "./suite/starting.ts";
import { streamsSuite } from "./suite/streams.ts";
import { stage, type TestWorld } from "./suite/test-world.ts";
import { tokensSuite } from "./suite/tokens.ts";
import { worldsSuite } from "./suite/worlds.ts";

let postgres: Postgres | undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "callsheet-sandbox-"));
  if (!noPostgres) postgres = startPostgres();
}, 60_000);
afterAll(() => {
  postgres?.stop();
  rmSync(folder, { recursive: true });
});

const stores = [
  { name: "in memory", location: () => ":memory:", missing: undefined },
  { name: "in a file", location: () => path.join(folder, "store.db"), missing: undefined },
  { name: "in PostgreSQL", location: () => postgres?.url ?? "", missing: noPostgres },
];

describe.each(stores)("a sandbox $name", ({ location, missing }) => {
  if (missing) {
    test.skip(missing, () => {});
    return;
  }
  const the = { count: 0 } as TestWorld;

  beforeAll(async () => {
    the.sandbox = await createSandbox({ store: location(), maxWorlds: 200 });
  });
  afterAll(() => the.sandbox.close());
  beforeEach(async () => {
    const world = `world-${++the.count}`;
    the.control = the.sandbox.control(world);
    the.calls = callsOf(the.sandbox, { "x-callsheet-world": world });
    await the.control.clock.freeze();
  });

  startingSuite(the);
  streamsSuite(the);
  tokensSuite(the);
  quotasSuite(the);
  stagesAndChannelsSuite(the);
  worldsSuite(the);
  faultDeckSuite(the);
  foundStatesSuite(the);
});

test("closing abandons delayed calls, and can be done twice", async () => {
  const sandbox = await createSandbox();
  await sandbox.control().faults.add({ latency: 600_000 });
  const call = callsOf(sandbox).create(ready);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all([sandbox.close(), sandbox.close()]);
  expect(await call).toMatchObject({ status: 400, error: "RequestAbortedException" });
  await sandbox.close();
});

test.skipIf(noPostgres)("a rate holds for processes whose clocks differ", async () => {
  let wall = Date.parse("2026-01-01T12:00:00.200Z");
  const store = postgres?.url ?? "";
  const ahead = await createSandbox({ store, now: () => wall });
  const behind = await createSandbox({ store, now: () => wall - 500 });
  const headers = { "x-callsheet-world": "rates" };
  await ahead.control("rates").settings.change({ rates: { GetStage: 5 } });
  for (let second = 0; second < 2; second++) {
    wall += 10_000;
    const statuses: number[] = [];
    for (let i = 0; i < 10; i++) {
      for (const sandbox of [ahead, behind])
        statuses.push((await callsOf(sandbox, headers).stage(stage)).status);
    }
    expect(statuses.filter((it) => it !== 429)).toHaveLength(5);
  }
  await Promise.all([ahead.close(), behind.close()]);
});

test("a rate is not used up for a clock that goes back", async () => {
  let wall = Date.parse("2026-01-01T12:00:00Z");
  const sandbox = await createSandbox({ now: () => wall });
  await sandbox.control().settings.change({ rates: { GetStage: 1 } });
  const call = async () => (await callsOf(sandbox, {}).stage(stage)).status;
  wall += 3_600_000;
  expect([await call(), await call()]).toEqual([404, 429]);
  wall -= 3_600_000;
  expect(await call()).toBe(429);
  for (let second = 0; second < 5; second++) {
    wall += 1000;
    expect([await call(), await call()]).toEqual([404, 429]);
  }
  await sandbox.close();
});
