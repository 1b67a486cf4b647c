import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noPostgres, type Postgres, startPostgres } from "../../../../test/sandbox/postgres.ts";
import { openStore } from "./open-node.ts";
import { statement } from "./statement.ts";

const stages = statement<{ world: string }>()((db, { world }) =>
  db.selectFrom("stages").where("world", "=", world).select("arn"),
);
const stage = (arn: string) => ({ world: "w", arn, sequence: 1, document: "{}" });

describe.skipIf(noPostgres)(`PostgreSQL${noPostgres ? ` (${noPostgres})` : ""}`, () => {
  let postgres: Postgres;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  test("is opened by several at once, and migrated once", async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(postgres.url)));
    await stores[0]?.insert("stages", [stage("a")]);
    expect(await stores[3]?.all(stages, { world: "w" })).toEqual([{ arn: "a" }]);
    await Promise.all(stores.map((it) => it.close()));
  });

  test("that cuts connections fails what is under way in one line, and serves what comes after", async () => {
    const store = await openStore(postgres.url);
    const admin = new pg.Client({ connectionString: postgres.url });
    admin.on("error", () => {});
    await admin.connect();
    const cut = () =>
      admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
    const act = store.act(async (it) => {
      await it.insert("stages", [stage("lost")]);
      await cut();
      await it.all(stages, { world: "w" });
    });
    await expect(act).rejects.toMatchObject({ name: "StoreError", fault: "unavailable" });
    await store.insert("stages", [stage("b")]);
    expect(await store.all(stages, { world: "w" })).not.toContainEqual({ arn: "lost" });
    await cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await store.all(stages, { world: "w" })).toContainEqual({ arn: "b" });
    await admin.end();
    await store.close();
  });

  test("that a newer version has migrated is refused", async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query("insert into kysely_migration values ('999-from-the-future', '2099-01-01T00:00:00Z')");
    await admin.end();
    await expect(openStore(postgres.url)).rejects.toMatchObject({ fault: "newer" });
  });
});
