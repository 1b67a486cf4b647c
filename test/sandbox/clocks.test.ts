import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsOf, ready, stopped } from "./call.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");
const hour = 3_600_000;

const timeOf = async (sandbox: Sandbox, world?: string) =>
  Date.parse((await sandbox.control(world).clock.read()).now);

describe("a wall clock that is set back", () => {
  test("leaves a world's time where it is, and it goes on at once", async () => {
    let wall = noon;
    const sandbox = await createSandbox({ now: () => wall });
    await sandbox.control().settings.change({ startSeconds: 5 });
    wall += hour;
    expect((await callsOf(sandbox).start(stopped)).status).toBe(200);
    wall -= hour;
    expect(await timeOf(sandbox)).toBe(noon + hour);
    wall += 4000;
    const state = async () => (await sandbox.control().session("us-west-2-6Xb1Qm0PzT", stopped))?.state;
    expect(await state()).toBe("START_IN_PROGRESS");
    wall += 1000;
    expect(await state()).toBe("READY");
    await sandbox.close();
  });

  test("before a restart is made up for after it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "callsheet-clock-"));
    const store = join(folder, "store.db");
    let wall = noon + hour;
    const first = await createSandbox({ store, now: () => wall });
    await callsOf(first).create(ready);
    await first.close();
    wall = noon;
    const second = await createSandbox({ store, now: () => wall });
    expect(await timeOf(second)).toBe(noon + hour);
    wall += 700;
    expect(await timeOf(second)).toBe(noon + hour + 700);
    await callsOf(second).create(ready);
    wall += 700;
    expect(await timeOf(second)).toBe(noon + hour + 1400);
    await second.control().reset();
    expect(await timeOf(second)).toBe(wall);
    await second.close();
    rmSync(folder, { recursive: true });
  });

  test("does not affect the worlds that did not see it ahead", async () => {
    let wall = noon;
    const sandbox = await createSandbox({ now: () => wall });
    await timeOf(sandbox, "slow");
    wall += hour;
    await callsOf(sandbox, { "x-callsheet-world": "fast" }).create(ready);
    wall -= hour - 10;
    expect(await timeOf(sandbox, "slow")).toBe(noon + 10);
    await sandbox.close();
  });
});

test("a start removes worlds that nobody has acted in for long, except the default one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "callsheet-unused-"));
  const store = join(folder, "store.db");
  let wall = noon;
  const first = await createSandbox({ store, now: () => wall });
  for (const it of ["default", "old", "used"])
    await callsOf(first, { "x-callsheet-world": it }).create(ready);
  wall += 20 * 24 * hour;
  await callsOf(first, { "x-callsheet-world": "used" }).create(ready);
  await first.close();
  wall += 11 * 24 * hour;
  const second = await createSandbox({ store, now: () => wall, keepWorlds: 30 });
  expect(await second.worlds()).toEqual(["default", "used"]);
  await second.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(noPostgres)(`processes whose clocks differ${noPostgres ? ` (${noPostgres})` : ""}`, () => {
  let postgres: Postgres;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  test("follow the one ahead at the pace of time, act by act", async () => {
    let wall = noon;
    const sandboxes = await Promise.all(
      [0, -250, hour].map((skew) => createSandbox({ store: postgres.url, now: () => wall + skew })),
    );
    const times: number[] = [];
    for (let round = 0; round < 4; round++) {
      for (const sandbox of sandboxes) {
        wall += 100;
        const { body } = await callsOf(sandbox).create(ready);
        times.push(Date.parse(body.stream.createdAt));
      }
    }
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // The one that is an hour ahead acts first as the third. The others see how far it is when they act after
    // it.
    for (const [index, time] of times.slice(2).entries()) {
      const ahead = noon + hour + 300 + index * 100;
      expect(time).toBeGreaterThan(ahead - 300);
      expect(time).toBeLessThanOrEqual(ahead);
    }
    await sandboxes[2]?.close();
    wall += 5000;
    expect(await timeOf(sandboxes[0] as Sandbox)).toBeGreaterThanOrEqual(noon + hour + 900 + 5000);
    await sandboxes[1]?.control().reset();
    expect((await timeOf(sandboxes[1] as Sandbox)) - wall).toBe(-250);
    expect((await timeOf(sandboxes[0] as Sandbox)) - wall).toBe(0);
    await Promise.all(sandboxes.map((it) => it.close()));
  });
});
