import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, test } from "vitest";
import { callsOf } from "./call.test-support.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.test-support.ts";
import { createSandbox } from "./sandbox.ts";
import { faultDeckSuite } from "./suite/fault-deck.test-support.ts";
import { quotasSuite } from "./suite/quotas.test-support.ts";
import { stagesAndChannelsSuite } from "./suite/stages-and-channels.test-support.ts";
import { startingSuite } from "./suite/starting.test-support.ts";
import { streamsSuite } from "./suite/streams.test-support.ts";
import type { TestWorld } from "./suite/test-world.test-support.ts";
import { tokensSuite } from "./suite/tokens.test-support.ts";
import { worldsSuite } from "./suite/worlds.test-support.ts";

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
    the.sandbox = await createSandbox({ store: location(), maxWorlds: 100 });
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
});
