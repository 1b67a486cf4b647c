import { createContract, readDocument } from "@callsheet/document";
import { expect, test } from "vitest";
import type { RuleName } from "../policy.ts";
import { nameSymbols, symbolsOf } from "./name-symbols.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const document = readDocument("pets", {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      post: {
        operationId: "AddPet",
        requestBody: json({ type: "object", properties: { name: { type: "string" } } }),
        responses: {
          200: {
            description: "Added.",
            ...json({ type: "object", properties: { tags: { type: "array" } } }),
          },
          409: { description: "Taken.", ...json({ $ref: "#/components/schemas/NameTaken" }) },
        },
      },
    },
  },
  components: { schemas: { NameTaken: { type: "object" } } },
});

test.each<[RuleName, string, string[]]>([
  ["operation-removed", "operation", ["addPet", "AddPetInput", "AddPetOutput", "AddPetError"]],
  ["request-part-removed", "body.name", ['AddPetInput["name"]']],
  ["request-narrowed", "query.limit", ["AddPetInput"]],
  ["reply-type-added", "200 body.tags[]", ['AddPetOutput["tags"][number]']],
  ["reply-widened", "409 body.name", ["AddPetError"]],
  ["text-changed", "`Pet`", []],
])("%s at %s concerns %j", (rule, part, symbols) => {
  const [operation] = symbolsOf(createContract(document, "pets")).values();
  if (!operation) throw new Error("no operation");
  expect(nameSymbols({ rule, part, message: "", evidence: "types", operations: [] }, operation)).toEqual(
    symbols,
  );
});

test("a removed error is named", () => {
  const [operation] = symbolsOf(createContract(document, "pets")).values();
  if (!operation) throw new Error("no operation");
  const draft = {
    rule: "status-removed",
    part: "409",
    message: "",
    evidence: "types",
    operations: [],
  } as const;
  expect(nameSymbols({ ...draft, operations: [] }, operation)).toEqual([
    "AddPetError",
    ...operation.errors.map(({ name }) => name),
  ]);
});
