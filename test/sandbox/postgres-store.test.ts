import { createSandbox } from "@callsheet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsOf, ready, studioId } from "./call.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";

const silent = { warn() {}, error() {} };

describe.skipIf(noPostgres)(`PostgreSQL${noPostgres ? ` (${noPostgres})` : ""}`, () => {
  let postgres: Postgres;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());
  const open = () => createSandbox({ store: postgres.url, logger: silent });

  test("is opened by several at once, and migrated once", async () => {
    const sandboxes = await Promise.all([1, 2, 3, 4].map(open));
    const [first, , , last] = sandboxes;
    expect((await callsOf(first as (typeof sandboxes)[0]).create(ready, "a")).status).toBe(200);
    expect((await last?.control().session(studioId, ready))?.streams).toHaveLength(1);
    await Promise.all(sandboxes.map((it) => it.close()));
  });

  test("that cuts connections fails running calls with 503, does nothing twice, and serves later ones", async () => {
    const sandbox = await open();
    const calls = callsOf(sandbox, { "x-callsheet-world": "cut" });
    const made = new Map<string, string>();
    for (let round = 0; round < 5; round++) {
      const tokens = Array.from({ length: 20 }, (_, i) => `${round}-${i}`);
      const cut = postgres.session(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
      const answers = await Promise.all(tokens.map((it) => calls.create(ready, it)));
      await (await cut).end();
      for (const [index, { status, body }] of answers.entries()) {
        expect([200, 503]).toContain(status);
        if (status === 200) made.set(tokens[index] ?? "", body.stream.streamId);
      }
      for (const token of tokens) {
        let again = await calls.create(ready, token);
        // A connection ends a moment after it was told to: a call that takes it then fails like the earlier
        // ones, once for each of them.
        for (let cuts = 0; again.status === 503 && cuts < 20; cuts++)
          again = await calls.create(ready, token);
        expect(again.status).toBe(200);
        expect(made.get(token) ?? again.body.stream.streamId).toBe(again.body.stream.streamId);
      }
    }
    expect((await sandbox.control("cut").session(studioId, ready))?.streams).toHaveLength(100);
    await sandbox.close();
  });

  test("that a newer version has migrated is refused", async () => {
    const session = await postgres.session(
      "insert into kysely_migration values ('999-from-the-future', '2099-01-01T00:00:00Z')",
    );
    await session.end();
    await expect(open()).rejects.toMatchObject({ name: "StoreError", fault: "newer" });
  });
});
