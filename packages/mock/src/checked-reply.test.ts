import { expect, it } from "vitest";
import { checkedReply } from "./checked-reply.ts";
import { documentChecks } from "./document-checks.ts";
import { documentOperation } from "./document-operation.ts";
import { library } from "./library.fixture.ts";
import { mockOperation } from "./mock-operation.ts";
import { type Choice, loadPrism, type Prism } from "./prism.ts";

const prism = await loadPrism();
const service = {
  id: "library",
  name: "Library",
  profile: "aws",
  server: { url: "" },
} as const;
const operations = (await prism.operations(structuredClone(library))).map((http) =>
  mockOperation(http, documentOperation(http, service), documentChecks(http)),
);

function named(name: string) {
  const operation = operations.find(({ descriptor }) => descriptor.name === name);
  if (!operation) throw new Error(name);
  return operation;
}

/** A Prism whose generated bodies break their schema until the given attempt. */
function flawed(until: number, asked: Choice[]): Prism {
  return {
    ...prism,
    async reply(operation, choice) {
      asked.push(choice);
      const reply = await prism.reply(operation, choice);
      return choice.seed !== undefined && asked.length < until ? { ...reply, body: [] } : reply;
    },
  };
}

it("makes a generated body again from the next seed", async () => {
  const asked: Choice[] = [];
  const reply = await checkedReply(flawed(3, asked), named("listBooks"), { dynamic: true, seed: "s" });
  expect(asked.map(({ seed }) => seed)).toEqual(["s", "s#1", "s#2"]);
  expect(named("listBooks").checks.body(reply)).toEqual([]);
});

it("falls back to the static example", async () => {
  const asked: Choice[] = [];
  const reply = await checkedReply(flawed(100, asked), named("listBooks"), { dynamic: true, seed: "s" });
  expect(asked).toHaveLength(11);
  expect(reply.body).toEqual([{ isbn: "111" }, { isbn: "222" }]);
});

it("says so when nothing fits", async () => {
  const reply = checkedReply(flawed(100, []), named("getBook"), { dynamic: true, seed: "s" });
  await expect(reply).rejects.toMatchObject({ name: "InternalFailure", status: 500 });
});
