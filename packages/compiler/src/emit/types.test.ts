import { describe, expect, test } from "vitest";
import { bundleDocuments } from "../bundle-documents.ts";
import { createModel } from "../model/create-model.ts";
import { smallDocument, smallOperation, temporaryFolder } from "../temporary-spec.test-support.ts";
import { emitTypes } from "./types.ts";

async function typesOf(document: unknown): Promise<string> {
  const [bundled] = await bundleDocuments(await temporaryFolder({ "small.yaml": document }));
  if (!bundled) throw new Error("nothing was bundled");
  return emitTypes(bundled, createModel(bundled));
}

const operation = (overrides: Record<string, unknown>) =>
  smallDocument({ paths: { "/p/{id}": { post: smallOperation(overrides) } } });
const label = { in: "path", name: "id", required: true, description: "Its id.", schema: { type: "string" } };
const error = {
  description: "No.",
  headers: { "x-amzn-ErrorType": { required: true, schema: { const: "NoException" } } },
};

describe("emitTypes", () => {
  const cases: { given: string; document: unknown; want: string }[] = [
    {
      given: "a component schema",
      document: smallDocument(),
      want: 'export type Thing = components["schemas"]["Thing"];',
    },
    {
      given: "a body alone",
      document: smallDocument(),
      want: 'export type ReadThingInput = NonNullable<operations["ReadThing"]["requestBody"]>["content"]["application/json"];',
    },
    {
      given: "a label and a body",
      document: operation({ parameters: [label] }),
      want: 'export type ReadThingInput = {\n  /** Its id. */\n  id: NonNullable<NonNullable<operations["ReadThing"]["parameters"]["path"]>["id"]>;\n} & NonNullable<operations["ReadThing"]["requestBody"]>["content"]["application/json"];',
    },
    {
      given: "a label and a body that declares nothing",
      document: operation({
        parameters: [label],
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
      }),
      want: 'export type ReadThingInput = {\n  /** Its id. */\n  id: NonNullable<NonNullable<operations["ReadThing"]["parameters"]["path"]>["id"]>;\n};',
    },
    {
      given: "no body",
      document: operation({
        parameters: [label],
        requestBody: undefined,
        responses: { "204": { description: "Done." } },
      }),
      want: "export type ReadThingOutput = Record<string, never>;",
    },
    {
      given: "a body that is no object",
      document: operation({ requestBody: { content: { "text/plain": { schema: { type: "string" } } } } }),
      want: '{\n  body: NonNullable<operations["ReadThing"]["requestBody"]>["content"]["text/plain"];\n}',
    },
    {
      given: "errors",
      document: operation({ responses: { "409": error } }),
      want: "export type ReadThingError = NoException;",
    },
    {
      given: "the names of an error's headers",
      document: operation({ responses: { "409": error } }),
      want: '  headerNames: "x-amzn-errortype";\n}',
    },
    { given: "no errors", document: smallDocument(), want: "export type ReadThingError = never;" },
    {
      given: "an error",
      document: operation({ responses: { "409": error } }),
      want: '/** No. */\nexport interface NoException {\n  name: "NoException";\n  status: 409;\n  body: undefined;',
    },
  ];
  test.each(cases)("$given", async ({ document, want }) => {
    expect(await typesOf(document)).toContain(want);
  });

  test("keeps apart errors of one name that differ", async () => {
    const other = { ...error, description: "Another." };
    const types = await typesOf(
      smallDocument({
        paths: {
          "/a": { post: smallOperation({ responses: { "409": error } }) },
          "/b": { post: smallOperation({ operationId: "WriteThing", responses: { "409": other } }) },
        },
      }),
    );
    expect(types).toContain("export type ReadThingError = ReadThingNoException;");
    expect(types).toContain("export type WriteThingError = WriteThingNoException;");
  });
});
