import { expect, test } from "vitest";
import { ActQueue, type Transactions } from "./act-queue.ts";

/** Transactions that record what they are told; the next commits throw `failures`, one each. */
function recorded(failures: unknown[] = []) {
  const notes: string[] = [];
  let isOpen = false;
  const note = (text: string, open = isOpen) => {
    notes.push(text);
    isOpen = open;
  };
  const disk = { finish: (_error?: Error) => {} };
  const transactions: Transactions = {
    begin: () => note("begin", true),
    commit() {
      const failure = failures.shift();
      if (failure) throw failure;
      note("commit", false);
    },
    rollback: () => note("rollback", false),
    mark: () => note("mark"),
    unmark: (undo) => note(undo ? "undo" : "keep"),
    isOpen: () => isOpen,
    gather: () => new Promise(setImmediate),
    sync: () =>
      new Promise((resolve, reject) => {
        note("sync");
        disk.finish = (error) => (error ? reject(error) : resolve());
      }),
  };
  return { queue: new ActQueue(transactions), notes, disk, transactions };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test("acts of one turn share a commit, and are answered once it is on disk", async () => {
  const { queue, notes, disk } = recorded();
  const answered: string[] = [];
  const acts = ["a", "b"].map((it) => queue.act(async () => it).then((name) => answered.push(name)));
  const refused = queue.act(async () => {
    throw new Error("no");
  });
  refused.catch(() => answered.push("no"));
  const read = queue.read(() => notes.push("read"));
  await turn();
  expect(notes).toEqual(["begin", "mark", "keep", "mark", "keep", "mark", "undo", "commit", "sync"]);
  expect(answered).toEqual([]);
  disk.finish();
  await Promise.all(acts);
  await expect(refused).rejects.toThrow("no");
  await read;
  expect(answered).toEqual(["a", "b", "no"]);
  expect(notes.at(-1)).toBe("read");
});

test("acts that arrive while the disk is busy form the next group", async () => {
  const { queue, notes, disk } = recorded();
  const first = queue.act(async () => 1);
  await turn();
  const others = [queue.act(async () => 2), queue.act(async () => 3)];
  await turn();
  expect(notes.filter((it) => it === "commit")).toHaveLength(1);
  disk.finish();
  await first;
  await turn();
  disk.finish();
  expect(await Promise.all(others)).toEqual([2, 3]);
  expect(notes.filter((it) => it === "sync")).toHaveLength(2);
});

test("a refused act needs no disk", async () => {
  const { queue, notes } = recorded();
  await expect(
    queue.act(async () => {
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(notes).toEqual(["begin", "rollback"]);
});

test("a failed commit is retried act by act", async () => {
  const full = new Error("full");
  const { queue, notes, transactions } = recorded([full, undefined, full]);
  transactions.sync = async () => notes.push("sync") as unknown as undefined;
  let runs = 0;
  const acts = [1, 2].map((it) =>
    queue.act(async () => {
      runs++;
      return it;
    }),
  );
  expect(await Promise.allSettled(acts)).toMatchObject([
    { status: "fulfilled", value: 1 },
    { status: "rejected", reason: full },
  ]);
  expect(runs).toBe(4);
});

test("a single act is retried once there is room", async () => {
  const { queue, transactions } = recorded([new Error("full")]);
  transactions.relieve = () => true;
  transactions.sync = async () => {};
  expect(await queue.act(async () => "kept")).toBe("kept");
});

test("after a disk failure nothing is promised", async () => {
  const { queue, disk } = recorded();
  const act = queue.act(async () => 1);
  await turn();
  disk.finish(new Error("the disk failed"));
  await expect(act).rejects.toThrow("the disk failed");
  await expect(queue.act(async () => 2)).rejects.toThrow("the disk failed");
  expect(() => queue.read(() => 3)).toThrow("the disk failed");
});
