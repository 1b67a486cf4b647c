import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "./open-node.ts";
import { statement } from "./statement.ts";

const stages = statement<{ world: string }>()((db, { world }) =>
  db.selectFrom("stages").where("world", "=", world).orderBy("arn").select(["arn", "sequence"]),
);
const stage = (arn: string) => ({ world: "w", arn, sequence: 1, document: "{}" });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callsheet-store-"));
  path = join(folder, "store.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("acts", () => {
  test("leave nothing behind when they fail", async () => {
    const store = await openStore(":memory:");
    const act = store.act(async (it) => {
      await it.insert("stages", [stage("a")]);
      throw new Error("no");
    });
    await expect(act).rejects.toThrow("no");
    expect(await store.all(stages, { world: "w" })).toEqual([]);
    await store.close();
  });

  test("are not seen before they are done", async () => {
    const store = await openStore(":memory:");
    const act = store.act(async (it) => {
      await it.insert("stages", [stage("a")]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await it.insert("stages", [stage("b")]);
    });
    const read = store.all(stages, { world: "w" });
    expect(await read).toHaveLength(2);
    await act;
    await store.close();
  });

  test("run one after the other", async () => {
    const store = await openStore(":memory:");
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        store.act(async () => {
          order.push(n);
          await new Promise((resolve) => setTimeout(resolve, 3 - n));
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([1, 1, 2, 2, 3, 3]);
    await store.close();
  });

  test("insert more rows than one statement holds", async () => {
    const store = await openStore(":memory:");
    await store.insert(
      "stages",
      Array.from({ length: 1001 }, (_, n) => stage(`s${n}`)),
    );
    expect(await store.all(stages, { world: "w" })).toHaveLength(1001);
    await store.close();
  });
});

describe("a file", () => {
  async function written() {
    const store = await openStore(path);
    await store.insert("stages", [stage("a")]);
    await store.close();
  }

  test("keeps what was acknowledged and leaves no temporary files", async () => {
    await written();
    const store = await openStore(path);
    expect(await store.all(stages, { world: "w" })).toEqual([{ arn: "a", sequence: 1 }]);
    await store.close();
    expect(readdirSync(folder)).toEqual(["store.db"]);
  });

  test("is refused while another has it", async () => {
    const store = await openStore(path);
    await expect(openStore(path)).rejects.toMatchObject({ name: "StoreError", fault: "locked" });
    await store.close();
  });

  test("is refused when it is damaged, and left unchanged", async () => {
    await written();
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(100, 7), 0, 100, 0);
    closeSync(file);
    await expect(openStore(path)).rejects.toMatchObject({ fault: "corrupt" });
  });

  test("is refused when one of its pages is damaged", async () => {
    await written();
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(3000, 7), 0, 3000, 4096 * 2);
    closeSync(file);
    await expect(openStore(path)).rejects.toMatchObject({ fault: "corrupt" });
  });

  test("is refused when it was truncated to nothing", async () => {
    await written();
    truncateSync(path, 0);
    await expect(openStore(path)).rejects.toMatchObject({ fault: "corrupt" });
    expect(statSync(path).size).toBe(0);
  });

  test("is refused when it is something else", async () => {
    writeFileSync(
      path,
      "a shopping list that is longer than an SQLite header, which has one hundred bytes".repeat(3),
    );
    await expect(openStore(path)).rejects.toMatchObject({ fault: "corrupt" });
    rmSync(path);
    const other = new DatabaseSync(path);
    other.exec("create table music (title text)");
    other.close();
    await expect(openStore(path)).rejects.toMatchObject({ fault: "foreign" });
  });

  test("is refused when a newer version wrote it", async () => {
    await written();
    const file = new DatabaseSync(path);
    file.exec("insert into kysely_migration values ('999-from-the-future', '2099-01-01T00:00:00Z')");
    file.close();
    await expect(openStore(path)).rejects.toMatchObject({
      fault: "newer",
      message: expect.stringContaining("999-from-the-future"),
    });
  });

  test("is refused when its journal outlived it", async () => {
    writeFileSync(`${path}-wal`, "x");
    await expect(openStore(path)).rejects.toMatchObject({ fault: "missing" });
    expect(existsSync(path)).toBe(false);
  });

  test("that is removed or replaced while it is in use is noticed", async () => {
    const store = await openStore(path);
    await store.check();
    rmSync(path);
    await expect(store.check()).rejects.toMatchObject({ fault: "missing" });
    await expect(store.insert("stages", [stage("a")])).rejects.toMatchObject({ fault: "missing" });
    await expect((async () => store.all(stages, { world: "w" }))()).rejects.toMatchObject({
      fault: "missing",
    });
    await store.close();
  });

  test("is refused in a folder that does not exist", async () => {
    await expect(openStore(join(folder, "no", "store.db"))).rejects.toMatchObject({ fault: "unavailable" });
  });
});

test("an unreachable PostgreSQL is one line without the password", async () => {
  const open = openStore("postgres://me:secret@127.0.0.1:1/db");
  await expect(open).rejects.toMatchObject({
    fault: "unavailable",
    message: expect.not.stringContaining("secret"),
  });
});
