import { expect, test } from "vitest";
import type { DocumentEntry, OperationEntry } from "../../data/document-data.ts";
import { search } from "./search.ts";

const operation = (name: string, members: Partial<OperationEntry> = {}): OperationEntry => ({
  name,
  method: "GET",
  path: `/${name}`,
  summary: "",
  deprecated: false,
  tag: "",
  words: "",
  ...members,
});
const documents = [
  {
    id: "pets",
    title: "Pets",
    operations: [
      operation("listPets", { words: "limit NotFound" }),
      operation("getPet", { words: "petId NotFound" }),
      operation("getPetOld", { deprecated: true, words: "petId" }),
    ],
  },
] as unknown as DocumentEntry[];
const names = (query: string) => search(documents, query).map((found) => found.operation.name);

test.each([
  ["a name, the closest first", "getpet", ["getPet", "getPetOld"]],
  ["all words, wherever they are", "get notfound", ["listPets", "getPet"]],
  ["a member", "LIMIT", ["listPets"]],
  ["nothing with only one of the words", "limit petId", []],
  ["nothing for nothing", "  ", []],
] as const)("finds %s", (_, query, wanted) => {
  expect(names(query).sort()).toEqual([...wanted].sort());
});

test("the name counts most, and deprecated operations come last", () => {
  expect(names("getpet")).toEqual(["getPet", "getPetOld"]);
});
